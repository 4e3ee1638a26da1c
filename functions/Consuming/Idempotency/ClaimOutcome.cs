namespace Functions.Consuming.Idempotency;

/// <summary>What claiming an event came to.</summary>
public enum ClaimOutcome
{
    /// <summary>The event is ours: handle it, then complete or release the claim.</summary>
    Started,

    /// <summary>It was handled before.</summary>
    AlreadyCompleted,

    /// <summary>Another invocation holds the claim, and its deadline has not passed.</summary>
    InProgressElsewhere,

    /// <summary>An event of the same source and id, yet with other data, was handled before or is being handled.</summary>
    DifferentPayload,
}
