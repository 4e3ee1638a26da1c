namespace Outbox;

/// <summary>What became of one event of an outbox.</summary>
internal enum RecordOutcome
{
    /// <summary>The topic has it, and its item says so.</summary>
    Published,

    /// <summary>It can never be published; its item says why, and stays.</summary>
    Refused,

    /// <summary>It is delivered again.</summary>
    Failed,
}
