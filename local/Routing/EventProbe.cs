using System.Text.Json.Nodes;
using Events;
using Sim;
using Sim.Sns;

namespace Local.Routing;

/// <summary>A message of which nothing is known but its type and form.</summary>
internal static class EventProbe
{
    /// <summary>No type of any catalog is called so.</summary>
    private const string UnknownName = "?";

    public static PublishRequest Of(EventType type, EventForm form) => Of(form, form == EventForm.Bare ? type.BareName! : type.Name);

    public static PublishRequest Unknown(EventForm form) => Of(form, UnknownName);

    private static PublishRequest Of(EventForm form, string name) => new()
    {
        Message = form == EventForm.Bare
            ? new JsonObject { [TypePolicy.BareType] = name }.ToJsonString()
            : new JsonObject { ["specversion"] = "1.0", ["id"] = "1", ["source"] = "/", [TypePolicy.CloudEventType] = name }.ToJsonString(),
        // Of a topic that filters by attributes the publisher may set either name.
        MessageAttributes = new Dictionary<string, MessageAttributeValue> { [TypePolicy.BareType] = new("String", name) },
    };
}
