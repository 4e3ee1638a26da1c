namespace Sim.Sns;

/// <summary>A topic of one world.</summary>
public readonly record struct TopicId(int Index);
