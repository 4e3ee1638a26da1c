namespace Sim.Sns;

/// <summary>A subscription of one world: the edge from a topic to a queue.</summary>
public readonly record struct SubscriptionId(int Index);
