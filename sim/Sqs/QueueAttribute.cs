namespace Sim.Sqs;

/// <summary>One attribute of a queue as requests write and read it: as text.</summary>
/// <param name="Read">The attributes with this one set.</param>
/// <param name="Write">Null where SQS shows none.</param>
internal sealed record QueueAttribute(
    string Name, Func<QueueAttributes, string, QueueAttributes> Read, Func<QueueAttributes, string?> Write)
{
    /// <summary>What a standard queue answers to it; null if it takes it.</summary>
    public string? RefusalByStandardQueue { get; init; }
}
