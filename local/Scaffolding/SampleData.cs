using System.Text.Json;
using System.Text.Json.Nodes;
using Events;

namespace Local.Scaffolding;

/// <summary>The data of an event as small as its schema allows: something to begin a test with.</summary>
public sealed class SampleData
{
    private readonly JsonElement root;

    private SampleData(JsonElement root) => this.root = root;

    public static JsonObject Of(EventType type)
    {
        using var stream = typeof(EventType).Assembly.GetManifestResourceStream($"{type.Name}.v{type.Version}.json")!;
        using var document = JsonDocument.Parse(stream);
        return (JsonObject)new SampleData(document.RootElement).Value("data", document.RootElement)!;
    }

    private JsonNode? Value(string name, JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Value(name, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]));
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return JsonNode.Parse(values[0].GetRawText());
        }

        return KindOf(schema) switch
        {
            "object" => new JsonObject(RequiredOf(schema)
                .Select(required => KeyValuePair.Create(required, Value(required, schema.GetProperty("properties").GetProperty(required))))),
            "array" => new JsonArray([.. Enumerable.Range(0, Number(schema, "minItems")).Select(_ => Value(name, schema.GetProperty("items")))]),
            "integer" or "number" => Math.Max(Number(schema, "minimum"), Number(schema, "exclusiveMinimum") + (schema.TryGetProperty("exclusiveMinimum", out _) ? 1 : 0)),
            "boolean" => true,
            "null" => null,
            _ => Text(name, schema),
        };
    }

    private static IEnumerable<string> RequiredOf(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];

    private static string? KindOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type[0].GetString() : type.GetString();

    private static int Number(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) ? (int)Math.Ceiling(value.GetDouble()) : 0;

    private static string Text(string name, JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() switch
    {
        "email" => "somebody@example.com",
        "date-time" => "2026-01-01T00:00:00Z",
        "date" => "2026-01-01",
        "uri" => "https://example.com/",
        "uuid" => "123e4567-e89b-12d3-a456-426614174000",
        _ => name,
    } : name.PadRight(Number(schema, "minLength"), '-');
}
