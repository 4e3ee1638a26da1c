using Sim.Lambda;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>The requests that SNS answers.</summary>
internal sealed class SnsService(Account account, SqsService sqs, LambdaService lambda)
{
    private const string Fifo = ".fifo";

    private long publications;

    public TopicId CreateTopic(TopicAttributes attributes)
    {
        var isNamedFifo = attributes.Name.EndsWith(Fifo, StringComparison.Ordinal);
        var letters = isNamedFifo ? attributes.Name[..^Fifo.Length] : attributes.Name;
        if (attributes.FifoTopic != isNamedFifo || letters.Length == 0 || attributes.Name.Length > 256 ||
            !letters.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw Invalid("Topic Name");
        }

        if (!attributes.FifoTopic && (attributes.ContentBasedDeduplication || attributes.FifoThroughputScope != default))
        {
            throw Invalid("Content-based deduplication and FifoThroughputScope can only be set for FIFO topics");
        }

        if (account.Topics.Find(topic => topic.Attributes.Name == attributes.Name) is { } existing)
        {
            return existing.Attributes == attributes
                ? existing.Id
                : throw Invalid("Attributes Reason: Topic already exists with different attributes");
        }

        var created = new Topic(account, attributes);
        account.Topics.Add(created);
        return created.Id;
    }

    /// <summary>Subscribing the same queue with the same attributes gives the same subscription; with others it is an error.</summary>
    public SubscriptionId Subscribe(SubscriptionAttributes attributes)
    {
        var topic = Find(attributes.Topic);
        var function = attributes.Function is { } functionId ? lambda.Find(functionId) : null;
        var queue = attributes.Queue is { } id ? sqs.Find(id) : null;
        if ((function is null) == (queue is null))
        {
            throw Invalid("Endpoint Reason: exactly one of a queue and a function is an endpoint");
        }

        if (function is not null && attributes.RawMessageDelivery)
        {
            throw Invalid("Attributes Reason: RawMessageDelivery: Delivery protocol [lambda] does not support raw message delivery.");
        }

        CheckTypes(topic, queue?.Attributes.FifoQueue == true, attributes);
        var filter = attributes.FilterPolicy is { } policy
            ? new FilterPolicyReader(attributes.FilterPolicyScope).Read(policy)
            : null;
        if (topic.Subscriptions.Find(other => other.Attributes.Queue == attributes.Queue && other.Attributes.Function == attributes.Function) is { } existing)
        {
            return existing.Attributes == attributes
                ? existing.Id
                : throw Invalid("Attributes Reason: Subscription already exists with different attributes");
        }

        if (attributes.DeadLetterTargetArn is { } arn && !arn.StartsWith(account.Arn("sqs", ""), StringComparison.Ordinal))
        {
            throw Invalid("Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn");
        }

        var subscription = new Subscription(account, topic, queue, function, attributes, filter);
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
        PublishRules.CheckFor(topic.Attributes, request);
        if (topic.Deduplication is not { } deduplication)
        {
            return ResultOf(topic, Publish(topic, content));
        }

        var original = deduplication.Find(content, account.Now);
        if (original != 0)
        {
            topic.RecordDuplicate(original);
            return ResultOf(topic, original);
        }

        var publication = Publish(topic, content);
        deduplication.Remember(content, publication, account.Now);
        return ResultOf(topic, publication);
    }

    private long Publish(Topic topic, Content content)
    {
        var publication = ++publications;
        topic.Publish(content, publication);
        return publication;
    }

    private PublishResult ResultOf(Topic topic, long publication) => new(
        account.Identity.OfPublication(publication),
        null,
        topic.Attributes.FifoTopic ? SequenceNumber.OfPublication(publication) : null);

    private static void CheckTypes(Topic topic, bool isFifoEndpoint, SubscriptionAttributes attributes)
    {
        if (!topic.Attributes.FifoTopic && isFifoEndpoint)
        {
            throw Invalid("Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }

        if (topic.Attributes.FifoTopic && attributes.Function is not null)
        {
            throw Invalid("Endpoint Reason: Please use FIFO SQS queue");
        }

        if (attributes.DeadLetterTargetArn is { } arn && arn.EndsWith(Fifo, StringComparison.Ordinal) != topic.Attributes.FifoTopic)
        {
            throw Invalid(topic.Attributes.FifoTopic
                ? "RedrivePolicy: must use a FIFO queue as DLQ for a FIFO topic"
                : "RedrivePolicy: must use a standard queue as DLQ for a standard topic");
        }
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
