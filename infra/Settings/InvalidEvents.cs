namespace Infra.Settings;

/// <summary>What becomes of a message that is no event of its consumer: no attempt will make it one.</summary>
public enum InvalidEvents
{
    /// <summary>It goes to the dead-letter queue at once, with the reason.</summary>
    DeadLetter,

    /// <summary>It is dropped; the reason is in the log and counted.</summary>
    Discard,
}
