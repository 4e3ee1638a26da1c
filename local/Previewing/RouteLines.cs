using Events;
using Local.Declaration;
using Local.Routing;

namespace Local.Previewing;

/// <summary>Who takes each event type, and which subscriptions let nothing through: a line each.</summary>
public static class RouteLines
{
    /// <summary>Empty if the stack has none of the catalog's topics and no subscription to complain of.</summary>
    public static IReadOnlyList<string> Of(StackRoutes routes)
    {
        var types = routes.Types.SelectMany(type => routes.TopicsOf(type).SelectMany(topic => OutcomesOf(routes, topic, type))).ToList();
        var width = types.Select(type => type.Name.Length).DefaultIfEmpty().Max();
        return
        [
            .. types.Select(type => $"{type.Name.PadRight(width)}  {type.Outcome}"),
            .. routes.Subscriptions.Select(route => ComplaintOf(routes, route)).OfType<string>(),
        ];
    }

    /// <summary>One for both forms, unless they go different ways.</summary>
    private static IEnumerable<(string Name, string Outcome)> OutcomesOf(StackRoutes routes, RecordedResource topic, EventType type)
    {
        var subscriptions = routes.SubscriptionsOf(topic).ToList();
        var outcomes = EventForms.Of(type).Select(form => (Form: form, Outcome: OutcomeOf(subscriptions, type, form))).ToList();
        return outcomes.DistinctBy(outcome => outcome.Outcome).Count() == 1
            ? [(EventTypeName.Of(type), outcomes[0].Outcome)]
            : outcomes.Select(outcome => ($"{EventTypeName.Of(type)} ({EventTypeName.Of(outcome.Form)})", outcome.Outcome));
    }

    private static string OutcomeOf(IReadOnlyList<SubscriptionRoute> subscriptions, EventType type, EventForm form)
    {
        var taking = subscriptions.Select(route => (route.Receiver, Verdict: route.Of(type, form))).Where(route => route.Verdict != RouteVerdict.Never).ToList();
        var isParked = taking.Exists(route => route.Receiver.Kind == ReceiverKind.Parking);
        taking.RemoveAll(route => route.Receiver.Kind == ReceiverKind.Parking);
        if (taking.Count == 0)
        {
            return isParked ? "parked: nobody takes it" : "dropped: nobody takes it, and no parking queue keeps it";
        }

        var takers = taking.SelectMany(route => route.Receiver.Names.Select(name => TextOf(route.Receiver.Kind, name, route.Verdict)));
        var rest = taking.Exists(route => route.Verdict == RouteVerdict.Takes) ? string.Empty : isParked ? ", else parked" : ", else dropped";
        return string.Join(", ", takers.Distinct().Order(StringComparer.Ordinal)) + rest;
    }

    private static string TextOf(ReceiverKind kind, string name, RouteVerdict verdict) =>
        name
        + (kind == ReceiverKind.Waiting ? " (a queue that no function reads)" : string.Empty)
        + (verdict == RouteVerdict.May ? " (if its conditions hold)" : string.Empty);

    private static string? ComplaintOf(StackRoutes routes, SubscriptionRoute route)
    {
        var name = $"subscription {route.Subscription.Name}";
        if (route.Refusal is { } reason)
        {
            return $"{name} can never match: SNS refuses it: {reason}";
        }

        if (route.Topic is null)
        {
            return $"{name} listens to a topic that this stack does not declare";
        }

        if (!route.IsDead)
        {
            return null;
        }

        var carried = string.Join(", ", routes.TypesOf(route.Topic).Select(EventTypeName.Of));
        var misdirected = route.Misdirected.Select(type => $"; it asks for {EventTypeName.Of(type)}, which is carried by the topic {type.Topic}"
            + (routes.TopicsOf(type).Any() ? string.Empty : ", which this stack does not declare"));
        return $"{name} can never match: the topic {route.Topic.Name} carries {carried}{string.Concat(misdirected)}";
    }
}
