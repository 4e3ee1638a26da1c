namespace Sim.Policies;

/// <summary>What a statement does with the calls that it is about.</summary>
public enum Effect
{
    Allow,
    Deny,
}
