namespace Sim.Lambda;

/// <summary>A function as CreateFunction takes it.</summary>
public sealed record FunctionConfiguration
{
    public required string Name { get; init; }

    /// <summary>1 s to 15 min; after it an invocation counts as failed, whatever it answers later.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What a cold start takes before the handler begins, where that is modelled; the timeout counts from then on.</summary>
    public TimeSpan InitDuration { get; init; }

    /// <summary>Null: shares the account's quota. 0: the function is stopped and every invocation is throttled.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>ARN of the standard queue that gets events of asynchronous invocations that were given up; null for none.</summary>
    public string? DeadLetterTargetArn { get; init; }

    /// <summary>ARN of the role that it acts as; null if nobody said.</summary>
    public string? Role { get; init; }

    /// <summary>Lambda's name of it: <c>dotnet10</c>; null for a model.</summary>
    public string? Runtime { get; init; }

    public string? Handler { get; init; }

    /// <summary>In MB.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary>Its aliases and the version that each stands for. On the laptop all run the same code.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public required IInvoker Invoker { get; init; }
}
