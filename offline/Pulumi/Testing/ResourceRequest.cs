using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource with its resolved arguments, ready for the monitor; missing texts are empty, not null.</summary>
internal sealed record ResourceRequest(
    Resource Resource, ImmutableDictionary<string, object?> Inputs, string ParentUrn, string Provider, string Id);

/// <summary>What the monitor knows of a resource.</summary>
internal sealed record RegisteredResource(string Urn, string? Id, ImmutableDictionary<string, object?> State);
