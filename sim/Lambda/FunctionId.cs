namespace Sim.Lambda;

/// <summary>A function of one world.</summary>
public readonly record struct FunctionId(int Index);
