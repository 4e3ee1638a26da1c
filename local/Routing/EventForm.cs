namespace Local.Routing;

/// <summary>The two shapes in which an event of the catalog travels.</summary>
public enum EventForm
{
    CloudEvent,
    Bare,
}
