using System.Collections.Immutable;

namespace Local.Declaration;

/// <summary>What was registered for a resource, and what was answered.</summary>
internal sealed record Registration(
    string Id, ImmutableDictionary<string, object> Inputs, ImmutableDictionary<string, object> Outputs, ArgumentFacts Facts);
