using Events;

namespace Local.Routing;

/// <summary>What a subscription makes of one event type in one form.</summary>
public sealed record TypeRoute(EventType Type, EventForm Form, RouteVerdict Verdict);
