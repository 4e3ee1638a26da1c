using System.Text.Json.Nodes;
using Events;
using Local.Routing;

namespace Local.Graphing.AsyncApi;

/// <summary>
/// The messages of the catalog: each event type as a CloudEvent, and bare if it has a bare name. A message fits one of them
/// and no other, as the specification demands. https://www.asyncapi.com/docs/reference/specification/v3.0.0#messageObject
/// </summary>
internal static class MessageObjects
{
    public const string CloudEventContentType = "application/cloudevents+json";

    public static string KeyOf(EventType type, EventForm form) =>
        DocumentKeys.Plain($"{type.Name}.v{type.Version}{(form == EventForm.Bare ? ".bare" : string.Empty)}");

    public static JsonObject Of(EventType type, EventForm form)
    {
        var data = DataSchema.Of(type);
        var title = data["title"]?.GetValue<string>() ?? type.Name;
        return form == EventForm.Bare
            ? new JsonObject
            {
                ["name"] = type.BareName,
                ["title"] = $"{title}, bare",
                ["contentType"] = "application/json",
                ["payload"] = Bare(type, data),
            }
            : new JsonObject
            {
                ["name"] = type.Name,
                ["title"] = title,
                ["contentType"] = CloudEventContentType,
                ["payload"] = CloudEvent(type),
            };
    }

    /// <summary>https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md</summary>
    private static JsonObject CloudEvent(EventType type)
    {
        // Who names no version means the first.
        string[] required = ["specversion", "id", "source", "type", "data", .. type.Version == 1 ? Array.Empty<string>() : ["dataschema"]];
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
            ["properties"] = new JsonObject
            {
                ["specversion"] = new JsonObject { ["const"] = "1.0" },
                ["id"] = NonEmpty(),
                ["source"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["format"] = "uri-reference" },
                ["type"] = new JsonObject { ["const"] = type.Name },
                ["subject"] = NonEmpty(),
                ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
                ["datacontenttype"] = NonEmpty(),
                ["dataschema"] = new JsonObject { ["const"] = type.DataSchema },
                ["data"] = new JsonObject { ["$ref"] = DataSchema.PointerTo(type) },
            },
        };
    }

    /// <summary>The type stands among the data, so the data's own schema is extended: it may allow no other fields.</summary>
    private static JsonObject Bare(EventType type, JsonObject data)
    {
        data.Remove("definitions");
        data.Remove("title");
        data["type"] = "object";
        var required = data["required"] as JsonArray ?? [];
        data["required"] = new JsonArray(["eventType", .. required.Select(name => name!.DeepClone())]);
        var properties = new JsonObject { ["eventType"] = new JsonObject { ["const"] = type.BareName } };
        foreach (var (name, property) in data["properties"] as JsonObject ?? [])
        {
            properties[name] = property?.DeepClone();
        }

        data["properties"] = properties;
        // With a specversion it is read as a CloudEvent.
        data["not"] = new JsonObject { ["required"] = new JsonArray("specversion") };
        return data;
    }

    private static JsonObject NonEmpty() => new() { ["type"] = "string", ["minLength"] = 1 };
}
