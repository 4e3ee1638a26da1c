using System.Collections.Immutable;

namespace Local.Previewing;

/// <summary>A resource that an earlier deployment made, as the state has it.</summary>
/// <param name="Id">AWS's name for it; empty if the state has none.</param>
/// <param name="Inputs">By the provider's names: texts, numbers (double), flags, maps and lists of them.</param>
/// <param name="AutoNamed">The inputs that the provider filled in by itself.</param>
public sealed record DeployedResource(
    string Urn,
    string Type,
    string Id,
    bool Protect,
    ImmutableDictionary<string, object> Inputs,
    ImmutableDictionary<string, object> Outputs,
    IReadOnlySet<string> AutoNamed);
