namespace Sim.Sqs;

/// <summary>What one ReceiveMessage asks for.</summary>
public sealed record ReceiveMessageRequest
{
    /// <summary>1 to 10.</summary>
    public int MaxNumberOfMessages { get; init; } = 1;

    /// <summary>0 s to 12 h; null for the queue's own.</summary>
    public TimeSpan? VisibilityTimeout { get; init; }

    /// <summary>0 s to 20 s; more than 0 is a long poll. Null for the queue's own.</summary>
    public TimeSpan? WaitTime { get; init; }

    /// <summary>
    /// FIFO queues only: the same id within 5 minutes gives the same messages again, unless something has happened to them
    /// since.
    /// </summary>
    public string? ReceiveRequestAttemptId { get; init; }

    /// <summary>True once the client has gone away: a long poll then takes nothing, which nobody would get.</summary>
    public Func<bool>? IsAbandoned { get; init; }
}
