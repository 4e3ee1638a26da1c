using Events;

namespace Local.Routing;

/// <summary>The forms in which a type may come: not every type has a bare name.</summary>
public static class EventForms
{
    public static IReadOnlyList<EventForm> Of(EventType type) =>
        type.BareName is null ? [EventForm.CloudEvent] : [EventForm.CloudEvent, EventForm.Bare];
}
