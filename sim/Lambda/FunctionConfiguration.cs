namespace Sim.Lambda;

/// <summary>A function as CreateFunction takes it.</summary>
public sealed record FunctionConfiguration
{
    public required string Name { get; init; }

    /// <summary>1 s to 15 min; after it an invocation counts as failed, whatever it answers later.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Null: shares the account's quota. 0: the function is stopped and every invocation is throttled.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>ARN of the standard queue that gets events of asynchronous invocations that were given up; null for none.</summary>
    public string? DeadLetterTargetArn { get; init; }

    public required IInvoker Invoker { get; init; }
}
