namespace Sim.Sns;

/// <summary>What a filter policy looks at.</summary>
public enum FilterPolicyScope
{
    MessageAttributes,
    MessageBody,
}
