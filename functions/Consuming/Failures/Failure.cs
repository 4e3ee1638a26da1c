namespace Functions.Consuming.Failures;

/// <summary>Why a message failed last. Ids and type as far as they could be read.</summary>
/// <param name="MessageId">The queue's id of the message; SNS's of a notification that a topic sent to the function itself.</param>
/// <param name="Consumer">The consumer that it failed in.</param>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Reason">One line.</param>
/// <param name="At">When.</param>
public sealed record Failure(string MessageId, string Consumer, FailureKind Kind, string Reason, DateTimeOffset At)
{
    public string? EventId { get; init; }

    public string? EventType { get; init; }

    public string? Source { get; init; }

    /// <summary>The how manieth delivery; null from a topic, where nobody counts.</summary>
    public int? Attempt { get; init; }

    public string? TraceId { get; init; }
}
