using Events;

namespace Functions.Consuming;

/// <summary>
/// The account of one record in one attempt; every record gets exactly one. Ids and type as far as they could be read; the
/// attempt's number where the broker tells it.
/// </summary>
internal sealed record RecordAccount(string MessageId, int? Attempt)
{
    public RecordOutcome Outcome { get; private init; } = RecordOutcome.Failed;

    public string? EventId { get; private init; }

    public string? EventType { get; private init; }

    /// <summary>Why it was not processed.</summary>
    public string? Reason { get; private init; }

    public RecordAccount About(EventReading reading) => reading switch
    {
        EventReading.Valid valid => this with { EventId = valid.Event.Id, EventType = valid.Type.Name },
        EventReading.Invalid invalid => this with { EventId = invalid.Id, EventType = invalid.Type },
        _ => this,
    };

    public RecordAccount Processed() => this with { Outcome = RecordOutcome.Processed, Reason = null };

    public RecordAccount Duplicate(string reason) => this with { Outcome = RecordOutcome.Duplicate, Reason = reason };

    public RecordAccount Failed(string reason) => this with { Outcome = RecordOutcome.Failed, Reason = reason };
}
