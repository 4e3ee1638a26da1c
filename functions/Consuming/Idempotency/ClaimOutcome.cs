namespace Functions.Consuming.Idempotency;

/// <summary>What claiming an event came to.</summary>
public abstract record ClaimOutcome
{
    private ClaimOutcome()
    {
    }

    /// <summary>The event is ours: handle it, then complete or release the claim.</summary>
    public sealed record Started : ClaimOutcome;

    /// <summary>It was handled before. <paramref name="Result"/>: what its handler returned, JSON; null if nothing.</summary>
    public sealed record AlreadyCompleted(string? Result = null) : ClaimOutcome;

    /// <summary>Another invocation holds the claim; <paramref name="Until"/>: its deadline, null if not known.</summary>
    public sealed record InProgressElsewhere(DateTimeOffset? Until = null) : ClaimOutcome;

    /// <summary>An event of the same source and id, yet with other data, was handled before or is being handled.</summary>
    public sealed record DifferentPayload : ClaimOutcome;
}
