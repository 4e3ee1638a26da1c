namespace Sim.Lambda;

/// <summary>How a function is invoked asynchronously, as PutFunctionEventInvokeConfig takes it, with AWS's defaults.</summary>
public sealed record EventInvokeConfig
{
    /// <summary>0 to 2 further invocations after one that failed: the first a minute later, the second two minutes after that.</summary>
    public int MaximumRetryAttempts { get; init; } = 2;

    /// <summary>1 min to 6 h: what is older is not invoked any more.</summary>
    public TimeSpan MaximumEventAge { get; init; } = TimeSpan.FromHours(6);

    /// <summary>ARN of the standard queue that gets a record of every event that was given up; null for none.</summary>
    public string? OnFailure { get; init; }
}
