namespace Local.Running;

/// <summary>One row of the result: one event at one consumer (or at none).</summary>
public sealed record EventOutcome
{
    /// <summary>Where the event stands in the scenario: its name, and its number if it occurs several times.</summary>
    public required string Name { get; init; }

    /// <summary>The CloudEvents id; of a bare event, the id that SNS gave it. Null if a discarded message has none.</summary>
    public required string? Id { get; init; }

    public required string? Type { get; init; }

    public required Outcome Outcome { get; init; }

    public string? Consumer { get; init; }

    /// <summary>How often the consumer was given it.</summary>
    public int Attempts { get; init; }

    /// <summary>From publication to its end, on the world's clock; null if it was never published or has no end yet.</summary>
    public TimeSpan? Latency { get; init; }

    public string? Reason { get; init; }

    /// <summary>Processed by not handling it again.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>What the consumer's queue allows before its dead-letter queue; null without one.</summary>
    public int? MaxReceiveCount { get; init; }
}
