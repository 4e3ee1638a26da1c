namespace Sim.Sqs;

/// <summary>What CreateQueue and SetQueueAttributes refuse of the attributes that a client gives as texts.</summary>
internal static class QueueAttributeRules
{
    private const string OneEncryption =
        "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.";

    public static void CheckNames(IReadOnlyDictionary<string, string> given, bool isFifo)
    {
        foreach (var name in given.Keys)
        {
            var attribute = QueueAttributeTable.Find(name) ?? throw QueueErrors.UnknownAttribute(name);
            if (!isFifo && attribute.RefusalByStandardQueue is { } refusal)
            {
                throw new AwsError("InvalidAttributeName", refusal);
            }
        }
    }

    /// <returns>The attributes with those that are given.</returns>
    public static QueueAttributes Apply(Account account, QueueAttributes before, IReadOnlyDictionary<string, string> given)
    {
        CheckEncryption(given);
        var after = before;
        // In the table's order: what a client lists first must not decide.
        foreach (var attribute in QueueAttributeTable.All)
        {
            if (given.TryGetValue(attribute.Name, out var text))
            {
                after = attribute.Read(after, text);
            }
        }

        if (after is { FifoThroughputLimit: FifoThroughputLimit.PerMessageGroupId, DeduplicationScope: not DeduplicationScope.MessageGroup })
        {
            throw QueueErrors.InvalidAttribute(
                "FifoThroughputLimit", "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup.");
        }

        if (after.RedrivePolicy is { } policy && given.TryGetValue(QueueAttributeTable.RedrivePolicy, out var policyText))
        {
            CheckTarget(account, after, policy, policyText);
        }

        return after;
    }

    private static void CheckEncryption(IReadOnlyDictionary<string, string> given)
    {
        if (given.TryGetValue(QueueAttributeTable.KmsMasterKeyId, out var key) && key.Length > 0
            && given.TryGetValue(QueueAttributeTable.SqsManagedSseEnabled, out var managed) && QueueAttributeTable.IsTrue(managed))
        {
            throw new AwsError("InvalidAttributeName", OneEncryption);
        }
    }

    private static void CheckTarget(Account account, QueueAttributes source, RedrivePolicy policy, string text)
    {
        var parts = policy.DeadLetterTargetArn.Split(':');
        if (parts[4] != account.Options.Account)
        {
            throw Refused("Dead-letter target owner should be same as the source.");
        }

        if (parts[3] != account.Options.Region)
        {
            throw Refused("Dead-letter target must be in same region as the source.");
        }

        // Both full stops are SQS's.
        if (parts[5].EndsWith(".fifo", StringComparison.Ordinal) != source.FifoQueue)
        {
            throw Refused("Dead-letter queue must be same type of queue as the source..");
        }

        var target = account.QueueNames.FindByArn(policy.DeadLetterTargetArn) ?? throw Refused("Dead letter target does not exist.");
        if (!RedriveAllowPolicy.Allows(target.Attributes.RedriveAllowPolicy, account.Arn("sqs", source.Name)))
        {
            throw Refused("The dead-letter queue's redrive allow policy doesn't allow this source queue.");
        }

        AwsError Refused(string reason) => QueueErrors.InvalidValue(text, QueueAttributeTable.RedrivePolicy, reason);
    }
}
