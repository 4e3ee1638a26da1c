using Events;
using Local.Declaration;
using Local.Graphing;
using Sim;
using Sim.Sns;

namespace Local.Routing;

/// <summary>A subscription, and which of its topic's event types it takes.</summary>
public sealed record SubscriptionRoute
{
    public required RecordedResource Subscription { get; init; }

    /// <summary>Null if the stack does not declare it.</summary>
    public required RecordedResource? Topic { get; init; }

    public required Receiver Receiver { get; init; }

    /// <summary>A verdict for each type that the catalog gives to the topic, in each of its forms.</summary>
    public required IReadOnlyList<TypeRoute> Types { get; init; }

    /// <summary>Whether it takes what is in no catalog.</summary>
    public required bool TakesUnknown { get; init; }

    /// <summary>Types of other topics that its filter policy asks for; looked at only if it takes none of its own.</summary>
    public IReadOnlyList<EventType> Misdirected { get; init; } = [];

    /// <summary>Why SNS would not accept the filter policy; null if it does.</summary>
    public string? Refusal { get; init; }

    public bool HasPolicy => Subscription.Inputs.ContainsKey("filterPolicy");

    /// <summary>Nothing that is published to the topic comes through.</summary>
    public bool IsDead => Refusal is not null || (Types.Count > 0 && !TakesUnknown && Types.All(type => type.Verdict == RouteVerdict.Never));

    public RouteVerdict Of(EventType type, EventForm form) =>
        Types.FirstOrDefault(route => route.Type == type && route.Form == form)?.Verdict ?? RouteVerdict.Never;

    internal static SubscriptionRoute Of(RecordedResource subscription, ResourceIndex index, IReadOnlyList<EventType> catalog)
    {
        var topic = index.ByArn(subscription.TextOrNull("topic"), ResourceTypes.Topic);
        var route = new SubscriptionRoute
        {
            Subscription = subscription,
            Topic = topic,
            Receiver = Receiver.Of(subscription, index),
            Types = [],
            TakesUnknown = false,
        };
        var scope = subscription.TextOrNull("filterPolicyScope") == "MessageBody" ? FilterPolicyScope.MessageBody : FilterPolicyScope.MessageAttributes;
        try
        {
            return route.Judged(new TypeFilter(subscription.TextOrNull("filterPolicy"), scope), catalog);
        }
        catch (AwsError error)
        {
            // Found before a deployment finds it, and told with the name of the subscription.
            return route with { Refusal = index.Shown(error.Message) };
        }
    }

    private SubscriptionRoute Judged(TypeFilter filter, IReadOnlyList<EventType> catalog)
    {
        var own = VerdictsOf(filter, catalog.Where(type => type.Topic == Topic?.Name));
        var judged = this with
        {
            Types = own,
            TakesUnknown = new[] { EventForm.CloudEvent, EventForm.Bare }.Any(form => filter.Of(EventProbe.Unknown(form)) != RouteVerdict.Never),
        };
        return !judged.IsDead ? judged : judged with
        {
            Misdirected =
            [
                .. VerdictsOf(filter, catalog.Where(type => type.Topic != Topic?.Name))
                    .Where(route => route.Verdict != RouteVerdict.Never).Select(route => route.Type).Distinct(),
            ],
        };
    }

    private static List<TypeRoute> VerdictsOf(TypeFilter filter, IEnumerable<EventType> types) =>
    [
        .. from type in types.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.Version)
           from form in EventForms.Of(type)
           select new TypeRoute(type, form, filter.Of(EventProbe.Of(type, form))),
    ];
}
