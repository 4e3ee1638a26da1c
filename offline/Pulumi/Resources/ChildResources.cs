using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The children of a component, for those who depend on it: to wait for a component is to wait for what it is made of
/// at that moment, and not for what is added later. One growing task is handed to all who ask, so that a thousand
/// resources behind a component of a thousand wait in linear time.
/// </summary>
internal sealed class ChildResources
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _own = [];
    private Task _registered = Task.CompletedTask;

    /// <summary>Completes when every resource that is below the component now has its urn.</summary>
    public Task Registered
    {
        get
        {
            lock (_gate)
            {
                return _registered;
            }
        }
    }

    public ImmutableArray<Resource> Own
    {
        get
        {
            lock (_gate)
            {
                return [.. _own];
            }
        }
    }

    public void Add(Resource child)
    {
        lock (_gate)
        {
            _own.Add(child);
        }
    }

    public void AlsoWaitFor(Task urn)
    {
        lock (_gate)
        {
            _registered = _registered.IsCompletedSuccessfully ? urn : Task.WhenAll(_registered, urn);
        }
    }
}
