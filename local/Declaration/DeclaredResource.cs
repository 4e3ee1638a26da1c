using Pulumi;

namespace Local.Declaration;

/// <summary>A resource as the program states it: who it is, whose child, and with which arguments and options.</summary>
internal sealed class DeclaredResource
{
    public required Resource Resource { get; init; }

    /// <summary>Which of the program's resources it is, counted from 0 in the order of declaration.</summary>
    public required int Order { get; init; }

    /// <summary>As the engine gives it; mocks give shorter ones, which are not unique.</summary>
    public required string Urn { get; init; }

    /// <summary>Null for the stack alone.</summary>
    public required DeclaredResource? Parent { get; init; }

    public required bool Protect { get; init; }

    public required ResourceArgs Args { get; init; }

    public required ResourceOptions Options { get; init; }

    /// <summary>In the order of declaration.</summary>
    public List<DeclaredResource> Children { get; } = [];

    public string Type => Resource.GetResourceType();

    public string Name => Resource.GetResourceName();

    /// <summary>Managed by a provider: a component only groups.</summary>
    public bool IsCustom => Resource is CustomResource;
}
