namespace Local.Running;

/// <summary>What became of an event at one consumer: the ends of the flow, and the two that are none.</summary>
public enum Outcome
{
    /// <summary>Not valid, so never published.</summary>
    Discarded,

    /// <summary>Handled by its consumer, now or (a duplicate) before.</summary>
    Processed,

    /// <summary>Failed too often; waits in the dead-letter queue.</summary>
    DeadLettered,

    /// <summary>Nobody takes it; waits in the parking queue.</summary>
    Parked,

    /// <summary>Still on its way.</summary>
    InFlight,

    /// <summary>Gone. Must never happen.</summary>
    Lost,
}
