using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events;

namespace Functions.Consuming;

/// <summary>
/// One record as it is written, as far as a consumer needs it. The two services spell the same things differently:
/// <c>eventSource</c> <c>aws:sqs</c> with camelCase keys, <c>EventSource</c> <c>aws:sns</c> with PascalCase ones.
/// </summary>
internal sealed class LambdaRecord
{
    [JsonPropertyName("messageId")]
    public string? MessageId { get; set; }

    [JsonPropertyName("receiptHandle")]
    public string? ReceiptHandle { get; set; }

    [JsonPropertyName("body")]
    public string? Body { get; set; }

    [JsonPropertyName("attributes")]
    public IReadOnlyDictionary<string, string>? Attributes { get; set; }

    [JsonPropertyName("messageAttributes")]
    public IReadOnlyDictionary<string, RecordAttribute>? MessageAttributes { get; set; }

    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; set; }

    [JsonPropertyName("EventSource")]
    public string? NotificationSource { get; set; }

    [JsonPropertyName("Sns")]
    public SnsNotification? Sns { get; set; }

    /// <exception cref="JsonException">It has no message id, without which its failure could not be reported.</exception>
    public Delivery Delivered() => NotificationSource == "aws:sns" ? FromTopic() : FromQueue();

    private Delivery FromTopic() => Sns is { MessageId.Length: > 0, TopicArn.Length: > 0 }
        ? new Delivery(Sns.MessageId, Sns.Message, new MessageOrigin(Sns.MessageId, Sns.TopicArn))
        {
            IsDirect = true,
            Sent = Sns.Timestamp,
            ChannelArn = Sns.TopicArn,
            TraceParent = Sns.MessageAttributes?.TraceParent?.Value,
            TraceState = Sns.MessageAttributes?.TraceState?.Value,
        }
        : throw new JsonException("a record of aws:sns has no Sns.MessageId or no Sns.TopicArn");

    /// <summary>
    /// Three things look alike in a queue: a notification in its envelope, the same with raw delivery, and a message that was
    /// sent straight to the queue. The last two have no topic, and the queue stands for where they came from.
    /// </summary>
    private Delivery FromQueue()
    {
        var id = MessageId is { Length: > 0 } ? MessageId : throw new JsonException("a record of aws:sqs has no messageId");
        var envelope = Body is null ? null : SnsNotification.In(Body);
        return new Delivery(
            id,
            envelope is null ? Body : envelope.Message,
            envelope is null ? new MessageOrigin(id, EventSourceArn ?? "urn:sqs") : new MessageOrigin(envelope.MessageId!, envelope.TopicArn!))
        {
            Attempt = ReceiveCount,
            Sent = SentTimestamp,
            OrderedGroup = OrderedGroup,
            ReceiptHandle = ReceiptHandle,
            Body = Body,
            Attributes = MessageAttributes,
            ChannelArn = EventSourceArn ?? "urn:sqs",
            TraceHeader = Attribute("AWSTraceHeader"),
            TraceParent = envelope is null ? MessageAttribute("traceparent") : envelope.MessageAttributes?.TraceParent?.Value,
            TraceState = envelope is null ? MessageAttribute("tracestate") : envelope.MessageAttributes?.TraceState?.Value,
        };
    }

    private int ReceiveCount =>
        int.TryParse(Attribute("ApproximateReceiveCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Max(count, 1)
            : 1;

    private DateTimeOffset? SentTimestamp =>
        long.TryParse(Attribute("SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>A standard queue may have groups too (fair queues): there they share out capacity and promise no order.</summary>
    private string? OrderedGroup =>
        EventSourceArn?.EndsWith(".fifo", StringComparison.Ordinal) == true ? Attribute("MessageGroupId") ?? string.Empty : null;

    /// <summary>SQS writes every attribute as a string, numbers too.</summary>
    private string? Attribute(string name) => Attributes?.GetValueOrDefault(name);

    private string? MessageAttribute(string name) => MessageAttributes?.GetValueOrDefault(name)?.StringValue;
}
