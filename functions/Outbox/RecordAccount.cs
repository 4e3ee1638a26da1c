namespace Outbox;

/// <summary>The account of one event of an outbox.</summary>
internal sealed record RecordAccount(StreamRecord Record, RecordOutcome Outcome)
{
    public string? EventId { get; init; }

    public string? EventType { get; init; }

    public string? Topic { get; init; }

    /// <summary>The id that SNS gave it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Why it is not published, or not known to be.</summary>
    public string? Reason { get; init; }
}
