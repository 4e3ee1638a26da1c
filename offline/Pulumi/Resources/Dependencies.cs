using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a resource or a function call waits for; a component counts as all that it is made of.</summary>
internal static class Dependencies
{
    public static Task<ImmutableArray<Resource>> ResolveAsync(InputList<Resource> list)
        => list.ToOutput().GetValueAsync(whenUnknown: []);

    /// <summary>Enters a new child with its component, and with all components around that.</summary>
    public static void AddChild(ComponentResource parent, Resource child)
    {
        parent.Children.Add(child);
        if (child is ComponentResource { IsRemote: false })
        {
            // Not a real resource: nobody waits for it, only for what it is made of.
            return;
        }

        for (var component = parent; component is not null; component = component.Parent as ComponentResource)
        {
            component.Children.AlsoWaitFor(child.Urn.DataTask);
        }
    }

    public static async Task WhenRegisteredAsync(IReadOnlySet<Resource> resources, Resource? dependent = null)
    {
        RefuseToWaitForItself(resources, dependent);
        foreach (var resource in resources)
        {
            if (resource is ComponentResource component)
            {
                await component.Children.Registered.ConfigureAwait(false);
            }

            if (resource is not ComponentResource { IsRemote: false })
            {
                await resource.Urn.DataTask.ConfigureAwait(false);
            }
        }
    }

    /// <summary>The official package waits forever where a child depends on a component that it is part of.</summary>
    private static void RefuseToWaitForItself(IReadOnlySet<Resource> resources, Resource? dependent)
    {
        var isReal = dependent is not ComponentResource { IsRemote: false };
        for (var above = dependent; isReal && above is not null; above = above.Parent as ComponentResource)
        {
            if (resources.Contains(above))
            {
                throw new InvalidOperationException(
                    $"Resource '{dependent!.GetResourceName()}' waits for itself: it depends on '{above.GetResourceName()}', which it is part of.");
            }
        }
    }

    /// <summary>Whether every custom resource among these, and below components among these, has its id.</summary>
    public static async Task<bool> AllHaveIdsAsync(IEnumerable<Resource> resources)
    {
        var reached = new HashSet<Resource>(resources);
        var pending = new Stack<Resource>(reached);
        while (pending.TryPop(out var resource))
        {
            // One that is only referred to has no id at all, and is not waited for.
            if (resource is CustomResource { Id: { } id } && !(await id.DataTask.ConfigureAwait(false)).IsKnown)
            {
                return false;
            }

            foreach (var child in ((resource as ComponentResource)?.Children.Own ?? []).Where(reached.Add))
            {
                pending.Push(child);
            }
        }

        return true;
    }
}
