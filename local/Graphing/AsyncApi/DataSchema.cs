using System.Text.Json;
using System.Text.Json.Nodes;
using Events;

namespace Local.Graphing.AsyncApi;

/// <summary>
/// The schema of an event's data as AsyncAPI's Schema Object, a superset of JSON Schema draft-07, has it; the catalog's are of
/// draft 2020-12. https://www.asyncapi.com/docs/reference/specification/v3.0.0#schemaObject
/// </summary>
internal static class DataSchema
{
    private const string Definitions = "definitions";
    private const string LocalDefinitions = "#/$defs/";

    /// <summary>Under <c>components.schemas</c>.</summary>
    public static string KeyOf(EventType type) => DocumentKeys.Plain($"{type.Name}.v{type.Version}.data");

    public static string PointerTo(EventType type) => $"#/components/schemas/{KeyOf(type)}";

    public static JsonObject Of(EventType type) => (JsonObject)Translated(type.Schema.Json, PointerTo(type));

    private static JsonNode Translated(JsonElement schema, string root)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return JsonNode.Parse(schema.GetRawText())!;
        }

        var translated = new JsonObject();
        JsonObject? reference = null;
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$schema" or "$id":
                    // It is part of another document now.
                    break;
                case "$ref":
                    reference = new JsonObject { ["$ref"] = Moved(keyword.Value.GetString()!, root) };
                    break;
                case "$defs":
                    translated[Definitions] = Map(keyword.Value, root);
                    break;
                case "properties":
                    translated[keyword.Name] = Map(keyword.Value, root);
                    break;
                case "items" or "additionalProperties":
                    translated[keyword.Name] = Translated(keyword.Value, root);
                    break;
                default:
                    translated[keyword.Name] = JsonNode.Parse(keyword.Value.GetRawText());
                    break;
            }
        }

        return reference is null ? translated : Referring(reference, translated);
    }

    /// <summary>Draft-07 takes no notice of what stands beside a <c>$ref</c>.</summary>
    private static JsonObject Referring(JsonObject reference, JsonObject beside)
    {
        if (beside.Count == 0)
        {
            return reference;
        }

        beside["allOf"] = new JsonArray(reference);
        return beside;
    }

    private static JsonObject Map(JsonElement schemas, string root)
    {
        var map = new JsonObject();
        foreach (var schema in schemas.EnumerateObject())
        {
            map[schema.Name] = Translated(schema.Value, root);
        }

        return map;
    }

    private static string Moved(string reference, string root) =>
        reference.StartsWith(LocalDefinitions, StringComparison.Ordinal) ? $"{root}/{Definitions}/{reference[LocalDefinitions.Length..]}"
        : reference == "#" ? root : reference;
}
