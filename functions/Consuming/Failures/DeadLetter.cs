using Functions.Logging;

namespace Functions.Consuming.Failures;

/// <summary>A message that its consumer gives up: as it came, and why. Sent back to where it came from, it is the same message again.</summary>
/// <param name="Body">The body, unchanged; of a notification that a topic sent to the function itself, Lambda's destination record around it.</param>
/// <param name="Attributes">Its own message attributes, and <c>failureKind</c>, <c>failureReason</c>, <c>originalMessageId</c>, <c>consumer</c>.</param>
public sealed record DeadLetter(string Body, IReadOnlyDictionary<string, DeadLetterAttribute> Attributes)
{
    /// <summary>SQS allows no more on a message
    /// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html).</summary>
    private const int MostAttributes = 10;

    /// <summary>X-Ray's header, by which the dead letter stays part of its trace; null if there was none.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>Of a FIFO queue's message: its group. Null otherwise.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>Of a FIFO queue's message: its id, so that giving it up twice within five minutes makes one dead letter.</summary>
    public string? DeduplicationId { get; init; }

    internal static DeadLetter Of(string consumer, Delivery delivery, string body, FailureKind kind, string reason) => new(body, Marked(consumer, delivery, kind, reason))
    {
        TraceHeader = delivery.TraceHeader,
        MessageGroupId = delivery.OrderedGroup,
        DeduplicationId = delivery.OrderedGroup is null ? null : delivery.MessageId,
    };

    /// <summary>
    /// The message's own attributes come first: a redrive needs them, while the reason is also in the log and in the table of
    /// failures. Marks of an earlier time as a dead letter are replaced.
    /// </summary>
    private static Dictionary<string, DeadLetterAttribute> Marked(string consumer, Delivery delivery, FailureKind kind, string reason)
    {
        var attributes = new Dictionary<string, DeadLetterAttribute>();
        foreach (var (name, attribute) in delivery.Attributes ?? new Dictionary<string, RecordAttribute>())
        {
            if ((attribute.StringValue ?? attribute.BinaryValue) is { } value)
            {
                attributes[name] = new DeadLetterAttribute(attribute.DataType ?? "String", value);
            }
        }

        Mark("originalMessageId", delivery.MessageId);
        Mark("failureReason", LogText.OneLine(reason, ConsumerLog.LongestReason)!);
        Mark("failureKind", kind.Name());
        Mark("consumer", consumer);
        return attributes;

        void Mark(string name, string value)
        {
            if (attributes.Count < MostAttributes || attributes.ContainsKey(name))
            {
                attributes[name] = new DeadLetterAttribute("String", value);
            }
        }
    }
}
