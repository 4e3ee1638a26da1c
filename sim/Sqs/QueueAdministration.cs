namespace Sim.Sqs;

/// <summary>The requests about queues themselves.</summary>
/// <exception cref="AwsError">Thrown by each for what SQS refuses.</exception>
public sealed class QueueAdministration
{
    private readonly Account account;
    private readonly QueuePages pages;

    internal QueueAdministration(Account account)
    {
        this.account = account;
        pages = new QueuePages(account);
        MoveTasks = new MessageMoveTasks(account);
        Permissions = new QueuePermissions(account);
        Tags = new QueueTags(account);
    }

    public MessageMoveTasks MoveTasks { get; }

    public QueuePermissions Permissions { get; }

    public QueueTags Tags { get; }

    /// <summary>
    /// The same name with the same attributes gives the same queue; with others it is an error. The dead-letter queue may be
    /// created later, as in a program whose resources arrive in any order.
    /// </summary>
    public QueueId Create(QueueAttributes attributes)
    {
        QueueRules.Check(attributes);
        if (account.QueueNames.Find(attributes.Name) is not { } existing)
        {
            return Add(attributes).Id;
        }

        foreach (var attribute in QueueAttributeTable.All)
        {
            RequireSame(attribute, existing.Attributes, attributes);
        }

        return existing.Id;
    }

    /// <summary>As a client asks for it, attributes as texts by SQS's names. What it does not mention may be as it is.</summary>
    public QueueId Create(string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags)
    {
        var isFifo = attributes.TryGetValue(QueueAttributeTable.FifoQueue, out var fifo) && QueueAttributeTable.IsTrue(fifo);
        QueueAttributeRules.CheckNames(attributes, isFifo);
        QueueRules.CheckName(name, isFifo);
        if (account.QueueNames.Find(name) is { } existing)
        {
            var wanted = QueueAttributeRules.Apply(account, existing.Attributes, attributes);
            foreach (var given in attributes.Keys)
            {
                RequireSame(QueueAttributeTable.Find(given)!, existing.Attributes, wanted);
            }

            return existing.Id;
        }

        if (account.QueueNames.RestsUntil(name) > account.Now)
        {
            throw new AwsError(
                "AWS.SimpleQueueService.QueueDeletedRecently",
                "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
        }

        var wantedNew = QueueAttributeRules.Apply(account, new QueueAttributes { Name = name, FifoQueue = isFifo }, attributes);
        QueueTags.Check(name, [], tags);
        var queue = Add(wantedNew);
        queue.ResolveDeadLetterQueue();
        foreach (var (key, value) in tags)
        {
            queue.Tags.Add(key, value);
        }

        return queue.Id;
    }

    /// <summary>The queue goes with all its messages.</summary>
    public void Delete(QueueId id)
    {
        var queue = Find(id);
        account.QueueNames.Remove(queue);
        queue.DeleteQueue();
        if (account.Options.QueueNameRest > TimeSpan.Zero)
        {
            account.QueueNames.Rest(queue.Attributes.Name, account.Now + account.Options.QueueNameRest.Ticks);
        }
    }

    /// <summary>Deletes every message: visible, delayed or in flight.</summary>
    public void Purge(QueueId id)
    {
        var queue = Find(id);
        if (!queue.TryPurge())
        {
            throw new AwsError(
                "AWS.SimpleQueueService.PurgeQueueInProgress",
                $"Only one PurgeQueue operation on {queue.Attributes.Name} is allowed every 60 seconds.",
                403);
        }
    }

    /// <summary>Takes effect at once, where AWS takes up to a minute.</summary>
    public void SetAttributes(QueueId id, IReadOnlyDictionary<string, string> attributes)
    {
        var queue = Find(id);
        QueueAttributeRules.CheckNames(attributes, queue.Attributes.FifoQueue);
        queue.SetAttributes(QueueAttributeRules.Apply(account, queue.Attributes, attributes));
        queue.ResolveDeadLetterQueue();
    }

    /// <param name="names">SQS's names, or <c>All</c>; none gives nothing.</param>
    public IReadOnlyList<KeyValuePair<string, string>> GetAttributes(QueueId id, IReadOnlyList<string> names) =>
        QueueDescription.Of(Find(id), names);

    /// <param name="prefix">Null for all.</param>
    /// <param name="maxResults">1 to 1,000; null for 1,000 without a token for more.</param>
    public QueuePage List(string? prefix, int? maxResults, string? nextToken) =>
        pages.Of(queue => queue.Attributes.Name.StartsWith(prefix ?? "", StringComparison.Ordinal), maxResults, nextToken);

    /// <summary>The queues whose redrive policy leads to this one.</summary>
    public QueuePage ListDeadLetterSources(QueueId id, int? maxResults, string? nextToken)
    {
        var target = Find(id).Arn;
        return pages.Of(queue => queue.Attributes.RedrivePolicy?.DeadLetterTargetArn == target, maxResults, nextToken);
    }

    internal Queue Find(QueueId id) => account.QueueOf(id);

    internal Queue Find(ReadOnlySpan<char> name) => account.QueueNames.Find(name) ?? throw QueueErrors.NonExistentQueue();

    internal Queue FindByArn(ReadOnlySpan<char> arn) => account.QueueNames.FindByArn(arn) ?? throw QueueErrors.NonExistentQueue();

    private Queue Add(QueueAttributes attributes)
    {
        var queue = new Queue(account, attributes);
        account.Queues.Add(queue);
        account.QueueNames.Add(queue);
        return queue;
    }

    private static void RequireSame(QueueAttribute attribute, QueueAttributes existing, QueueAttributes wanted)
    {
        if (attribute.Write(existing) != attribute.Write(wanted))
        {
            throw new AwsError(
                "QueueAlreadyExists",
                $"A queue already exists with the same name and a different value for attribute {attribute.Name}");
        }
    }
}
