namespace Sim.Sns;

/// <summary>A topic as CreateTopic takes it.</summary>
public sealed record TopicAttributes
{
    public required string Name { get; init; }

    /// <summary>FIFO topics are not simulated: true is refused by name.</summary>
    public bool FifoTopic { get; init; }
}
