namespace Sim.Lambda;

/// <summary>Where a batch stands.</summary>
internal enum BatchState : byte
{
    Free,

    /// <summary>Its batching window is open.</summary>
    Gathering,

    /// <summary>Refused for want of concurrency; the poller tries again.</summary>
    Throttled,

    Running,
}

/// <summary>Messages that a poller received together, and the invocation that they become.</summary>
internal struct Batch
{
    public long Sequence;
    public BatchState State;

    /// <summary>-1 for a synchronous or an asynchronous invocation.</summary>
    public int Mapping;

    /// <summary>The slot of the event of an asynchronous invocation; -1 for the batch of a mapping.</summary>
    public int AsynchronousEvent;

    /// <summary>One more than the index of the stream's mapping; 0 if the batch is of no stream.</summary>
    public int Stream;

    /// <summary>Who waits for the answer of a synchronous invocation; null if it is none.</summary>
    public SynchronousInvocation? Caller;

    public int Count;
    public int Bytes;
    public HeldMessage[] Messages;

    /// <summary>When the first of its messages becomes visible again: until then a throttled batch is tried again.</summary>
    public long VisibleAgain;

    public EnvironmentStart Environment;

    /// <summary>When the function's Timeout ends.</summary>
    public long Deadline;

    /// <summary>The answer that is under way, or null.</summary>
    public InvocationResult? Result;

    /// <summary>The answer comes after the deadline.</summary>
    public bool TooLate;

    public int NextFree;
}
