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

    /// <summary>FIFO only. Kept for those who ask for it: this world has no quota of requests.</summary>
    public FifoThroughputLimit FifoThroughputLimit { get; init; }

    /// <summary>The access policy, JSON; null or empty for none. Kept as it came.</summary>
    public string? Policy { get; init; }

    /// <summary>Which queues may have this one as their dead-letter queue, JSON as it came; null for any.</summary>
    public string? RedriveAllowPolicy { get; init; }

    /// <summary>Id, ARN or alias of a KMS key; null for none.</summary>
    public string? KmsMasterKeyId { get; init; }

    /// <summary>1 min to 24 h.</summary>
    public TimeSpan KmsDataKeyReusePeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Encryption by keys of SQS itself; never together with a KMS key.</summary>
    public bool SqsManagedSseEnabled { get; init; } = true;
}
