namespace Sim.Policies;

/// <summary>The parts of a statement in the order in which they are looked at: the later the mismatch, the nearer the statement.</summary>
internal enum MismatchPart
{
    Action,
    Principal,
    Resource,
    Condition,
}
