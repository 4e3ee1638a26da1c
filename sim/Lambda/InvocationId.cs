namespace Sim.Lambda;

/// <summary>One invocation of a function. Sequences are never used twice, slots are.</summary>
public readonly record struct InvocationId(long Sequence, int Slot);
