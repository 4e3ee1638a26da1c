using System.Globalization;
using Sim.Sns;

namespace Sim.Sqs;

/// <summary>Composes what somebody sees of a message, only when somebody looks.</summary>
internal static class MessageReader
{
    /// <summary>IAM would name the sender's user or role; a simulated account has neither.</summary>
    private const string SenderId = "AIDASIMULATEDSENDER00";

    public static string BodyOf(Account account, in Message message)
    {
        var payload = account.Payloads[message.Payload];
        return EnvelopeOf(account, message) is { } subscription
            ? Envelope.Compose(account, subscription, message.Publication, payload.Content, payload.PublishedAt)
            : payload.Content.Text;
    }

    /// <summary>In an envelope the attributes are part of the body; SQS itself then has none.</summary>
    public static MessageAttributeSet AttributesOf(Account account, in Message message) =>
        EnvelopeOf(account, message) is null
            ? account.Payloads[message.Payload].Content.Attributes
            : MessageAttributeSet.Empty;

    /// <summary>The subscription that wraps the message, or null.</summary>
    public static Subscription? EnvelopeOf(Account account, in Message message) =>
        account.Origins[message.Origin].Subscription is { Attributes.RawMessageDelivery: false } subscription
        && !account.Payloads[message.Payload].Content.IsComposed ? subscription : null;

    public static IReadOnlyDictionary<string, string> SystemAttributesOf(Account account, in Message message, Content content)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["SenderId"] = SenderId,
            ["SentTimestamp"] = Milliseconds(message.Sent),
            ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceived),
        };
        if (content.MessageGroupId is { } group)
        {
            attributes["MessageGroupId"] = group;
        }

        if (content.TraceHeader?.StringValue is { } trace)
        {
            attributes["AWSTraceHeader"] = trace;
        }

        if (account.Queues[message.Queue].Attributes.FifoQueue)
        {
            // In a dead-letter queue the message's own id takes its place, so that nothing there passes for a duplicate.
            attributes["MessageDeduplicationId"] = message.DeadLetterSource >= 0
                ? account.Identity.OfMessage(message.Sequence).ToString()
                : content.DeduplicationId;
            attributes["SequenceNumber"] = SequenceNumber.OfMessage(message.Sequence);
        }

        if (message.DeadLetterSource >= 0)
        {
            attributes["DeadLetterQueueSourceArn"] = account.Queues[message.DeadLetterSource].Arn;
        }

        return attributes;
    }

    public static QueuedMessage Peek(Account account, in Message message) => new(
        account.Identity.OfMessage(message.Sequence),
        message.State,
        message.ReceiveCount,
        new DateTimeOffset(message.Sent, TimeSpan.Zero),
        account.Origins[message.Origin].Subscription?.Id,
        message.Publication == 0 ? null : account.Identity.OfPublication(message.Publication),
        BodyOf(account, message),
        AttributesOf(account, message).ToDictionary());

    private static string Milliseconds(long ticks) =>
        new DateTimeOffset(ticks, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
