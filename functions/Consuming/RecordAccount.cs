using Events;
using Functions.Consuming.Failures;

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

    public string? Source { get; private init; }

    /// <summary>It is an event of the catalog: its type is one of a few names, and no text of a producer's.</summary>
    public bool IsValid { get; private init; }

    public string? TraceId { get; private init; }

    /// <summary>Why it was not processed.</summary>
    public string? Reason { get; private init; }

    /// <summary>Of an attempt that failed: how. Null also of one that was not begun.</summary>
    public FailureKind? Kind { get; private init; }

    /// <summary>Type of the exception that it failed with, if it was one.</summary>
    public string? ErrorType { get; private init; }

    /// <summary>Until when another invocation may be busy with the event; an attempt before has no use.</summary>
    public DateTimeOffset? BusyUntil { get; private init; }

    /// <summary>What the handler returned for the event, now or before: JSON.</summary>
    public string? Result { get; private init; }

    public RecordAccount About(EventReading reading, string? traceId) => reading switch
    {
        EventReading.Valid valid => this with
        {
            EventId = valid.Event.Id, EventType = valid.Type.Name, Source = valid.Event.Source?.OriginalString, IsValid = true, TraceId = traceId,
        },
        EventReading.Invalid invalid => this with { EventId = invalid.Id, EventType = invalid.Type, TraceId = traceId },
        _ => this,
    };

    public RecordAccount InTrace(string traceId) => this with { TraceId = traceId };

    public RecordAccount Processed(string? result) => this with { Outcome = RecordOutcome.Processed, Result = result };

    public RecordAccount Duplicate(string reason, string? result) =>
        this with { Outcome = RecordOutcome.Duplicate, Reason = reason, Result = result };

    public RecordAccount NotBegun(string reason) => this with { Outcome = RecordOutcome.Failed, Reason = $"not begun: {reason}" };

    public RecordAccount Failed(FailureKind kind, string reason) => this with { Outcome = RecordOutcome.Failed, Kind = kind, Reason = reason };

    public RecordAccount Failed(FailureKind kind, Exception error, string reason) => Failed(kind, reason) with { ErrorType = error.GetType().FullName };

    public RecordAccount BusyElsewhere(DateTimeOffset? until) =>
        Failed(FailureKind.Transient, "in progress elsewhere: tried again later, in case that attempt fails") with { BusyUntil = until };

    public RecordAccount DeadLettered() => this with { Outcome = RecordOutcome.DeadLettered };

    public RecordAccount NotDeadLettered(Exception error) =>
        this with { Reason = $"{Reason} (tried again, since it could not be sent to the dead-letter queue: {error.GetType().Name}: {error.Message})" };

    public RecordAccount Discarded() => this with { Outcome = RecordOutcome.Discarded };
}
