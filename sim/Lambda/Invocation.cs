namespace Sim.Lambda;

/// <summary>A batch handed to a function. Readable until it has finished: completed or timed out.</summary>
public readonly struct Invocation
{
    private readonly World world;

    internal Invocation(World world, InvocationId id, FunctionId function, EventSourceMappingId? mapping, long deadline, int count)
    {
        this.world = world;
        Id = id;
        Mapping = mapping;
        Function = function;
        DeadlineTicks = deadline;
        Count = count;
    }

    /// <summary>What the trace says beside.</summary>
    internal static string? DetailOf(EnvironmentStart start) => start == EnvironmentStart.Cold ? "cold start" : null;

    internal long DeadlineTicks { get; }

    public InvocationId Id { get; }
    public FunctionId Function { get; }
    
    /// <summary>Null if the function was invoked by a caller, asynchronously, or with records of a stream.</summary>
    public EventSourceMappingId? Mapping { get; }

    /// <summary>The time at which the function's Timeout ends.</summary>
    public DateTimeOffset Deadline => new(DeadlineTicks, TimeSpan.Zero);

    /// <summary>What the start of its execution environment takes before; zero where one was ready, or where it is not modelled.</summary>
    public TimeSpan InitDuration { get; internal init; }

    /// <summary>How many messages the batch has.</summary>
    public int Count { get; }

    /// <summary>The batch in order; composed when asked for.</summary>
    public IReadOnlyList<InvokedMessage> Messages => world.MessagesOf(Id);
}
