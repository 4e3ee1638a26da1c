using Events;
using Local.Declaration;
using Local.Graphing;

namespace Local.Routing;

/// <summary>
/// Which subscription takes which event type, by the filter policies of the recorded resources: what a user declares by hand
/// counts too.
/// </summary>
public sealed class StackRoutes
{
    private StackRoutes(IReadOnlyList<RecordedResource> topics, IReadOnlyList<SubscriptionRoute> subscriptions, IReadOnlyList<EventType> catalog)
    {
        Topics = topics;
        Subscriptions = subscriptions;
        Types = [.. catalog.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.Version)];
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<RecordedResource> Topics { get; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<SubscriptionRoute> Subscriptions { get; }

    /// <summary>The catalog, in the order of the names.</summary>
    public IReadOnlyList<EventType> Types { get; }

    public static StackRoutes Of(Recording recording) => Of(recording, EventCatalog.All);

    public static StackRoutes Of(Recording recording, IReadOnlyList<EventType> catalog)
    {
        var index = new ResourceIndex(recording);
        return new StackRoutes(
            [.. index.Of(ResourceTypes.Topic)],
            [.. index.Of(ResourceTypes.TopicSubscription).Select(subscription => SubscriptionRoute.Of(subscription, index, catalog))],
            catalog);
    }

    /// <summary>The topics that carry events of the type; the catalog names them as the program does.</summary>
    public IEnumerable<RecordedResource> TopicsOf(EventType type) => Topics.Where(topic => topic.Name == type.Topic);

    public IEnumerable<EventType> TypesOf(RecordedResource topic) => Types.Where(type => type.Topic == topic.Name);

    public IEnumerable<SubscriptionRoute> SubscriptionsOf(RecordedResource topic) => Subscriptions.Where(route => route.Topic?.Urn == topic.Urn);
}
