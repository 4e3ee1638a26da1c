using Pulumi;
using Pulumi.Utilities;

namespace Local.Declaration;

/// <summary>
/// The urns under which a resource may stand in the state of an earlier deployment: its own aliases, and those of the
/// components that it is part of. https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/
/// </summary>
internal sealed class FormerUrns(Declarations declarations, string project, string stack)
{
    private readonly Dictionary<DeclaredResource, IReadOnlyList<string>> known = [];

    public async Task<IReadOnlyList<string>> OfAsync(DeclaredResource resource)
    {
        if (known.TryGetValue(resource, out var urns))
        {
            return urns;
        }

        var parents = resource.Parent is { } parent ? await OfAsync(parent) : [];
        if (parents.Count == 0 && resource.Options.Aliases.Count == 0)
        {
            return known[resource] = [];
        }

        var former = new List<string>();
        foreach (var above in parents)
        {
            former.Add(EngineUrn.Of(stack, project, above, resource.Type, NameUnder(above, resource, resource.Name)));
        }

        foreach (var input in resource.Options.Aliases)
        {
            await AddAsync(former, resource, parents, await OutputUtilities.GetValueAsync(input.ToOutput()));
        }

        return known[resource] = [.. former.Where(urn => urn != resource.Urn).Distinct()];
    }

    private async Task AddAsync(List<string> former, DeclaredResource resource, IReadOnlyList<string> parents, Alias alias)
    {
        if (alias.Urn is { } urn)
        {
            former.Add(urn);
            return;
        }

        var name = await TextAsync(alias.Name) ?? resource.Name;
        var type = await TextAsync(alias.Type) ?? resource.Type;
        var ofStack = await TextAsync(alias.Stack) ?? stack;
        var ofProject = await TextAsync(alias.Project) ?? project;
        IEnumerable<string?> above = alias.NoParent ? [null]
            : alias.Parent is { } parent ? [declarations.Of(parent)?.Urn]
            : await TextAsync(alias.ParentUrn) is { } parentUrn ? [parentUrn]
            : [resource.Parent?.Urn, .. parents];
        former.AddRange(above.Select(one => EngineUrn.Of(ofStack, ofProject, one, type, one is null ? name : NameUnder(one, resource, name))));
    }

    /// <summary>A child named after its parent had the parent's former name in front.</summary>
    private static string NameUnder(string parentUrn, DeclaredResource resource, string name) =>
        resource.Parent is { } parent && parentUrn != parent.Urn && name.StartsWith(parent.Name, StringComparison.Ordinal)
            ? EngineUrn.NameOf(parentUrn) + name[parent.Name.Length..] : name;

    private static async Task<string?> TextAsync(Input<string>? input) =>
        input is null ? null : await OutputUtilities.GetValueAsync(input.ToOutput());
}
