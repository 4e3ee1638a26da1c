using Pulumi;

namespace Local.Declaration;

/// <summary>
/// What a resource depends on, as the engine is told: an explicit dependency or an output in the arguments. A component
/// stands for the custom resources that it is made of, at any depth of components; what hangs below a custom resource is
/// not meant.
/// </summary>
internal static class Dependencies
{
    /// <param name="direct">What was named, or whose output was used.</param>
    public static IReadOnlyList<string> Of(DeclaredResource dependent, IEnumerable<DeclaredResource> direct)
    {
        var seen = new HashSet<DeclaredResource>();
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        var pending = new Stack<DeclaredResource>(direct);
        while (pending.TryPop(out var resource))
        {
            if (resource == dependent || !seen.Add(resource))
            {
                continue;
            }

            if (resource.Resource is not ComponentResource)
            {
                urns.Add(resource.Urn);
                continue;
            }

            // A component grows while the program runs: what is declared after the dependent is no part of its dependency.
            foreach (var child in resource.Children.Where(child => child.Order < dependent.Order))
            {
                pending.Push(child);
            }
        }

        return [.. urns];
    }
}
