namespace Sim.Lambda;

/// <summary>An event source mapping of one world: the edge from a queue to a function.</summary>
public readonly record struct EventSourceMappingId(int Index);
