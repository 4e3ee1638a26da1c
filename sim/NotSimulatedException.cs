namespace Sim;

/// <summary>AWS can do this; this world cannot yet. It says so by name instead of ignoring it.</summary>
public sealed class NotSimulatedException(string feature)
    : Exception($"{feature} is not simulated. Remove it from this stack or run against AWS.")
{
    /// <summary>AWS's own name of what was asked for.</summary>
    public string Feature { get; } = feature;
}
