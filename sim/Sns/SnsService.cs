using Sim.Sqs;

namespace Sim.Sns;

/// <summary>The requests that SNS answers.</summary>
internal sealed class SnsService(Account account, SqsService sqs)
{
    private long publications;

    public TopicId CreateTopic(TopicAttributes attributes)
    {
        if (attributes.FifoTopic || attributes.Name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            throw new NotSimulatedException($"SNS FIFO topic {attributes.Name}");
        }

        if (attributes.Name.Length is 0 or > 256 ||
            !attributes.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw Invalid("Topic Name");
        }

        if (account.Topics.Find(topic => topic.Attributes.Name == attributes.Name) is { } existing)
        {
            return existing.Id;
        }

        var created = new Topic(account, attributes);
        account.Topics.Add(created);
        return created.Id;
    }

    /// <summary>Subscribing the same queue with the same attributes gives the same subscription; with others it is an error.</summary>
    public SubscriptionId Subscribe(SubscriptionAttributes attributes)
    {
        var topic = Find(attributes.Topic);
        if (attributes.Function is not null)
        {
            throw new NotSimulatedException("SNS subscription with protocol lambda");
        }

        var queue = attributes.Queue is { } id ? sqs.Find(id) : throw Invalid("SQS endpoint ARN");
        var filter = attributes.FilterPolicy is { } policy
            ? new FilterPolicyReader(attributes.FilterPolicyScope).Read(policy)
            : null;
        if (topic.Subscriptions.Find(other => other.Attributes.Queue == id) is { } existing)
        {
            return existing.Attributes == attributes
                ? existing.Id
                : throw Invalid("Attributes Reason: Subscription already exists with different attributes");
        }

        if (attributes.DeadLetterTargetArn is { } arn && !arn.StartsWith(account.Arn("sqs", ""), StringComparison.Ordinal))
        {
            throw Invalid("Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn");
        }

        var subscription = new Subscription(account, topic, queue, attributes, filter);
        account.Subscriptions.Add(subscription);
        topic.Subscriptions.Add(subscription);
        return subscription.Id;
    }

    public Topic Find(TopicId id) =>
        id.Index >= 0 && id.Index < account.Topics.Count ? account.Topics[id.Index] : throw NotFound();

    public Topic Find(Predicate<Topic> predicate) => account.Topics.Find(predicate) ?? throw NotFound();

    public PublishResult Publish(TopicId id, PublishRequest request)
    {
        var topic = Find(id);
        var content = request.Content ??= PublishRules.Check(request);
        var publication = ++publications;
        topic.Publish(content, publication);
        return new PublishResult(account.Identity.OfPublication(publication));
    }

    public IReadOnlyList<PublishResult> PublishBatch(TopicId id, IReadOnlyList<PublishRequest> requests)
    {
        Find(id);
        if (requests.Count == 0)
        {
            throw new AwsError("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }

        if (requests.Count > Quotas.BatchEntries)
        {
            throw new AwsError("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }

        if (requests.Sum(Measure) > Quotas.PublishBytes)
        {
            throw new AwsError(
                "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }

        return [.. requests.Select(request => PublishEntry(id, request))];
    }

    private PublishResult PublishEntry(TopicId id, PublishRequest request)
    {
        try
        {
            return Publish(id, request);
        }
        catch (AwsError error)
        {
            // SNS answers 200 and reports each entry.
            return new PublishResult(default, error);
        }
    }

    private static long Measure(PublishRequest request) =>
        System.Text.Encoding.UTF8.GetByteCount(request.Message) + MessageAttributeSet.Of(request.MessageAttributes).Bytes;

    private static AwsError NotFound() => new("NotFound", "Topic does not exist", 404);

    private static AwsError Invalid(string reason) => new("InvalidParameter", $"Invalid parameter: {reason}");
}
