using System.Text;
using System.Text.Json;
using Events;

namespace Functions.Publishing;

/// <summary>
/// A valid event as it goes to its topic. The body is published as the producer wrote it, so everything in it, a CloudEvent's
/// <c>traceparent</c> and <c>tracestate</c> too, arrives untouched, and a bare event stays bare. Only a trace may be added: to a
/// CloudEvent without one at its end, to a bare event as attributes of the message.
/// </summary>
public sealed class EventMessage
{
    /// <summary>Stands for the id that a bare event gets only from the topic.</summary>
    private const string NotPublished = "(the topic gives it)";

    private EventMessage(string body, Topic topic, EventType type)
    {
        Body = body;
        Topic = topic;
        Type = type;
    }

    /// <summary>UTF-8 JSON text: a CloudEvent or a bare event.</summary>
    public string Body { get; }

    /// <summary>Where it goes.</summary>
    public Topic Topic { get; }

    /// <summary>What kind of event it is.</summary>
    public EventType Type { get; }

    /// <summary>The CloudEvents <c>id</c>; null for a bare event, whose id is the message id that SNS answers with.</summary>
    public string? Id { get; private init; }

    public required IReadOnlyList<MessageAttribute> Attributes { get; init; }

    public string? MessageGroupId { get; private init; }

    public string? MessageDeduplicationId { get; private init; }

    /// <summary>What it counts against SNS's limit, in bytes: the body and each attribute's name, type and value.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Body) + Attributes.Sum(attribute => attribute.Size);

    /// <summary>Checks an event and makes it ready for its topic. Never throws for what a producer can send.</summary>
    /// <param name="body">A CloudEvent or a bare event, JSON.</param>
    /// <param name="topics">The topics of the stack.</param>
    /// <param name="trace">The trace of an event that has none. It is left out where it would make the event too large.</param>
    public static EventCheck Of(string body, Topics topics, EventTrace? trace = null)
    {
        if (MessageText.ReasonAgainst(body) is { } unfit)
        {
            return new EventCheck.Refused(null, null, [unfit]);
        }

        return EventEnvelope.Read(body, new MessageOrigin(NotPublished, "urn:not-published")) switch
        {
            EventReading.Valid valid => Of(body, valid, topics, trace),
            EventReading.Invalid invalid => new EventCheck.Refused(IdOrNull(invalid.Id), invalid.Type, invalid.Reasons),
            var reading => throw new InvalidOperationException($"unknown reading {reading}"),
        };
    }

    private static EventCheck Of(string body, EventReading.Valid valid, Topics topics, EventTrace? trace)
    {
        var (id, type) = (IdOrNull(valid.Event.Id), valid.Type);
        if (topics.Find(type.Topic) is not { } topic)
        {
            return new EventCheck.Refused(
                id, type.Name, [$"its topic `{type.Topic}` is not declared in this stack ({string.Join(", ", topics.Names)})"]);
        }

        var reasons = new List<string>();
        var group = topic.Grouping == Grouping.None ? null : MessageGroup.Of(valid.Event);
        if (topic.Grouping == Grouping.Fifo && group is null)
        {
            reasons.Add($"no group: topic `{topic.Name}` is FIFO, so an event needs `{MessageGroup.PartitionKey}` or `subject` to be ordered by");
        }

        var attributes = MessageAttributes.Of(type, (JsonElement)valid.Event.Data!, topic, reasons);
        if (id is null)
        {
            trace?.AddTo(attributes);
        }

        var message = new EventMessage(id is null ? body : trace?.AddTo(body) ?? body, topic, type)
        {
            Id = id,
            Attributes = attributes,
            MessageGroupId = group,
            MessageDeduplicationId = topic.Grouping == Grouping.Fifo && group is not null ? MessageGroup.DeduplicationIdOf(valid.Event) : null,
        };
        var fits = message.Size <= SnsLimits.MessageBytes;
        if (!fits && trace is not null)
        {
            return Of(body, valid, topics, trace: null);
        }

        if (!fits)
        {
            reasons.Add($"too large: {message.Size} bytes with its attributes, SNS takes at most {SnsLimits.MessageBytes}");
        }

        return reasons.Count == 0
            ? new EventCheck.Ready(message)
            : new EventCheck.Refused(id, type.Name, reasons) { IsTooLarge = !fits && reasons.Count == 1 };
    }

    private static string? IdOrNull(string? id) => id == NotPublished ? null : id;
}
