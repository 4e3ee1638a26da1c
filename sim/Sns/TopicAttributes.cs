namespace Sim.Sns;

/// <summary>A topic as CreateTopic takes it.</summary>
public sealed record TopicAttributes
{
    public required string Name { get; init; }

    /// <summary>Order per message group and deduplication; the name then ends in <c>.fifo</c>.</summary>
    public bool FifoTopic { get; init; }

    /// <summary>FIFO only: a message without a deduplication id takes the SHA-256 of its text.</summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>FIFO only; AWS calls it FifoThroughputScope, because the throughput quota counts within it too.</summary>
    public DeduplicationScope FifoThroughputScope { get; init; }
}
