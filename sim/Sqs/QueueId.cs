namespace Sim.Sqs;

/// <summary>A queue of one world.</summary>
public readonly record struct QueueId(int Index);
