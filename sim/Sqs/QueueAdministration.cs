namespace Sim.Sqs;

/// <summary>The requests about queues themselves.</summary>
internal sealed class QueueAdministration(Account account)
{
    /// <summary>The same name with the same attributes gives the same queue; with others it is an error.</summary>
    public QueueId CreateQueue(QueueAttributes attributes)
    {
        QueueRules.Check(attributes);
        if (account.QueueNames.Find(attributes.Name) is { } existing)
        {
            return existing.Attributes == attributes ? existing.Id : throw new AwsError(
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute " +
                Difference(existing.Attributes, attributes));
        }

        var queue = new Queue(account, attributes);
        account.Queues.Add(queue);
        account.QueueNames.Add(queue);
        return queue.Id;
    }

    public void DeleteQueue(QueueId id)
    {
        var queue = Find(id);
        account.QueueNames.Remove(queue);
        queue.DeleteQueue();
    }

    public Queue Find(QueueId id) =>
        id.Index >= 0 && id.Index < account.Queues.Count && account.Queues[id.Index].Exists
            ? account.Queues[id.Index]
            : throw QueueErrors.NonExistentQueue();

    public Queue Find(ReadOnlySpan<char> name) => account.QueueNames.Find(name) ?? throw QueueErrors.NonExistentQueue();

    public Queue FindByArn(ReadOnlySpan<char> arn) => account.QueueNames.FindByArn(arn) ?? throw QueueErrors.NonExistentQueue();

    private static string Difference(QueueAttributes left, QueueAttributes right) =>
        left.VisibilityTimeout != right.VisibilityTimeout ? "VisibilityTimeout"
        : left.MessageRetentionPeriod != right.MessageRetentionPeriod ? "MessageRetentionPeriod"
        : left.Delay != right.Delay ? "DelaySeconds"
        : left.MaximumMessageSize != right.MaximumMessageSize ? "MaximumMessageSize"
        : left.RedrivePolicy != right.RedrivePolicy ? "RedrivePolicy"
        : left.ContentBasedDeduplication != right.ContentBasedDeduplication ? "ContentBasedDeduplication"
        : left.DeduplicationScope != right.DeduplicationScope ? "DeduplicationScope"
        : "ReceiveMessageWaitTimeSeconds";
}
