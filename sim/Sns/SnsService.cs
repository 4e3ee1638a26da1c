using Sim.Lambda;
using Sim.Sns.Http;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>The requests that SNS answers.</summary>
internal sealed class SnsService(Account account, SqsService sqs, LambdaService lambda)
{
    private const string Fifo = ".fifo";

    private long publications;

    public TopicId CreateTopic(TopicAttributes attributes)
    {
        TopicName.Check(attributes.Name, attributes.FifoTopic);
        if (!attributes.FifoTopic && (attributes.ContentBasedDeduplication || attributes.FifoThroughputScope != default))
        {
            throw Invalid("Content-based deduplication and FifoThroughputScope can only be set for FIFO topics");
        }

        if (account.TopicArns.Find(account.Arn("sns", attributes.Name)) is { } existing)
        {
            return existing.Attributes == attributes
                ? existing.Id
                : throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Topic already exists with different attributes");
        }

        var created = new Topic(account, attributes);
        account.Topics.Add(created);
        account.TopicArns.Add(created);
        created.FollowPolicy();
        return created.Id;
    }

    /// <summary>With all its subscriptions.</summary>
    public void DeleteTopic(Topic topic)
    {
        foreach (var subscription in topic.Subscriptions.ToList())
        {
            Remove(subscription);
        }

        topic.Exists = false;
        topic.FollowPolicy();
        account.TopicArns.Remove(topic);
    }

    /// <summary>An HTTP(S) endpoint is told, and may take it back: see <see cref="Restore"/>.</summary>
    public void Unsubscribe(Subscription subscription)
    {
        Remove(subscription);
        if (subscription is { IsPosted: true, IsConfirmed: true })
        {
            account.Posts.Accept(HttpMessage.Unsubscribed(account, subscription, ++publications));
        }
    }

    /// <summary>Asks an HTTP(S) endpoint whether it agrees.</summary>
    public void Ask(Subscription subscription)
    {
        if (subscription is { IsPosted: true, IsConfirmed: false })
        {
            account.Posts.Accept(HttpMessage.Confirm(account, subscription, ++publications));
        }
    }

    /// <summary>The endpoint wants it after all.</summary>
    public void Restore(Subscription subscription)
    {
        subscription.Exists = true;
        subscription.Topic.Subscriptions.Add(subscription);
        subscription.Topic.Unsubscribed--;
        account.SubscriptionArns.Add(subscription.Arn, subscription);
    }

    private void Remove(Subscription subscription)
    {
        subscription.Exists = false;
        subscription.Topic.Subscriptions.Remove(subscription);
        subscription.Topic.Unsubscribed++;
        account.SubscriptionArns.Remove(subscription.Arn);
    }

    /// <exception cref="AwsError">What SetSubscriptionAttributes refuses; then nothing has changed.</exception>
    public void Update(Subscription subscription, SubscriptionAttributes attributes)
    {
        CheckDeadLetterQueue(subscription.Topic, subscription.Endpoint, attributes);
        CheckRaw(subscription.Protocol, attributes);
        subscription.Update(attributes, FilterOf(attributes));
    }

    /// <summary>Subscribing the same queue with the same attributes gives the same subscription; with others it is an error.</summary>
    public SubscriptionId Subscribe(SubscriptionAttributes attributes)
    {
        var topic = Find(attributes.Topic);
        var function = attributes.Function is { } functionId ? lambda.Find(functionId) : null;
        var queue = attributes.Queue is { } id ? sqs.Find(id) : null;
        var protocol = attributes.Protocol ?? (function is null ? "sqs" : "lambda");
        var endpoint = attributes.Endpoint ?? queue?.Arn ?? function?.Arn;
        EndpointRules.Check(protocol, endpoint);
        attributes = attributes with { Protocol = protocol, Endpoint = endpoint };
        CheckRaw(protocol, attributes);
        CheckTypes(topic, protocol, endpoint!);
        CheckDeadLetterQueue(topic, endpoint!, attributes);
        var filter = FilterOf(attributes);
        if (topic.Subscriptions.Find(other => other.Protocol == protocol && other.Endpoint == endpoint) is { } existing)
        {
            return existing.Attributes == attributes
                ? existing.Id
                : throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Subscription already exists with different attributes");
        }

        var subscription = new Subscription(account, topic, queue, function, attributes, filter);
        account.Subscriptions.Add(subscription);
        account.SubscriptionArns.Add(subscription.Arn, subscription);
        topic.Subscriptions.Add(subscription);
        return subscription.Id;
    }

    public Topic Find(TopicId id) =>
        id.Index >= 0 && id.Index < account.Topics.Count && account.Topics[id.Index].Exists ? account.Topics[id.Index] : throw SnsErrors.NoTopic();

    public Topic Find(Predicate<Topic> predicate) => account.TopicArns.All.Find(predicate) ?? throw SnsErrors.NoTopic();

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

    public PublishResult PublishToPhone(string phoneNumber, PublishRequest request)
    {
        if (!EndpointRules.IsPhoneNumber(phoneNumber))
        {
            throw SnsErrors.Invalid($"PhoneNumber Reason: {phoneNumber} is not valid to publish to");
        }

        return PublishOutside(request);
    }

    /// <summary>To no topic; nobody here gets it.</summary>
    public PublishResult PublishOutside(PublishRequest request)
    {
        request.Content ??= PublishRules.Check(request);
        return new PublishResult(account.Identity.OfPublication(++publications));
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

    private static FilterPolicy? FilterOf(SubscriptionAttributes attributes) => attributes.FilterPolicy is { } policy
        ? new FilterPolicyReader(attributes.FilterPolicyScope).Read(policy)
        : null;

    private static void CheckRaw(string protocol, SubscriptionAttributes attributes)
    {
        if (attributes.RawMessageDelivery && protocol is not ("sqs" or "http" or "https" or "firehose"))
        {
            throw SnsErrors.Invalid(
                $"{SnsErrors.OfAttributes}RawMessageDelivery: Delivery protocol [{protocol}] does not support raw message delivery.");
        }
    }

    private static void CheckTypes(Topic topic, string protocol, string endpoint)
    {
        if (!topic.Attributes.FifoTopic && protocol == "sqs" && endpoint.EndsWith(Fifo, StringComparison.Ordinal))
        {
            throw SnsErrors.Invalid("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }

        if (topic.Attributes.FifoTopic && protocol != "sqs")
        {
            throw SnsErrors.Invalid($"Invalid protocol type: {protocol}");
        }
    }

    private void CheckDeadLetterQueue(Topic topic, string endpoint, SubscriptionAttributes attributes)
    {
        if (attributes.DeadLetterTargetArn is not { } arn)
        {
            return;
        }

        if (!arn.StartsWith(account.Arn("sqs", ""), StringComparison.Ordinal))
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}RedrivePolicy: deadLetterTargetArn is an invalid arn");
        }

        var isFifo = topic.Attributes.FifoTopic && endpoint.EndsWith(Fifo, StringComparison.Ordinal);
        if (arn.EndsWith(Fifo, StringComparison.Ordinal) != isFifo)
        {
            throw SnsErrors.Invalid(SnsErrors.OfAttributes + (isFifo
                ? "RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic."
                : "RedrivePolicy: must use a standard queue as DLQ for a standard topic"));
        }
    }

    public IReadOnlyList<PublishResult> PublishBatch(TopicId id, IReadOnlyList<PublishRequest> requests)
    {
        var topic = Find(id);
        PublishBatchRules.CheckCount(requests.Count);
        if (requests.Sum(Measure) > Quotas.PublishBytes)
        {
            throw new AwsError(
                "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }

        // What is wrong with one entry makes SNS refuse them all.
        foreach (var request in requests)
        {
            request.Content ??= PublishRules.Check(request);
            PublishRules.CheckFor(topic.Attributes, request);
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
        request.Message.Length + MessageAttributeSet.Of(request.MessageAttributes).Bytes;

    private static AwsError Invalid(string reason) => SnsErrors.Invalid(reason);
}
