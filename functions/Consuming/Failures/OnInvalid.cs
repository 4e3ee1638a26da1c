namespace Functions.Consuming.Failures;

/// <summary>What becomes of a message that is no event of its consumer.</summary>
public enum OnInvalid
{
    /// <summary>It goes to the dead-letter queue, with the reason.</summary>
    DeadLetter,

    /// <summary>It is dropped: counted and logged, with the reason.</summary>
    Discard,
}
