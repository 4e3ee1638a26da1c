namespace Sim.Sqs;

/// <summary>A part of a list of queues.</summary>
/// <param name="NextToken">Asks for what follows; null if nothing does.</param>
public sealed record QueuePage(IReadOnlyList<QueueId> Queues, string? NextToken);
