namespace Sim.Sqs;

/// <summary>A queue as CreateQueue takes it, with AWS's defaults.</summary>
public sealed record QueueAttributes
{
    public required string Name { get; init; }

    /// <summary>0 s to 12 h.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>1 min to 14 days.</summary>
    public TimeSpan MessageRetentionPeriod { get; init; } = TimeSpan.FromDays(4);

    /// <summary>0 s to 15 min.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>Bytes, 1,024 to 1,048,576.</summary>
    public int MaximumMessageSize { get; init; } = Quotas.MessageBytes;

    /// <summary>0 s to 20 s. Kept for those who ask for it: this world never waits, so every receive is a short poll.</summary>
    public TimeSpan ReceiveMessageWaitTime { get; init; } = TimeSpan.Zero;

    public RedrivePolicy? RedrivePolicy { get; init; }

    /// <summary>Order per message group and deduplication; the name then ends in <c>.fifo</c>.</summary>
    public bool FifoQueue { get; init; }

    /// <summary>FIFO only: a message without a deduplication id takes the SHA-256 of its body.</summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>FIFO only.</summary>
    public DeduplicationScope DeduplicationScope { get; init; }
}
