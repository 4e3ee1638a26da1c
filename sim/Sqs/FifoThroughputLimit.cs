namespace Sim.Sqs;

/// <summary>What a FIFO queue's quota of requests counts for.</summary>
public enum FifoThroughputLimit
{
    PerQueue,

    /// <summary>High throughput; only with deduplication per message group.</summary>
    PerMessageGroupId,
}
