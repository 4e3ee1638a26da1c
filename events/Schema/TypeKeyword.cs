using System.Text.Json;

namespace Events.Schema;

internal sealed class TypeKeyword(string[] types) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (!types.Any(type => Is(instance, type)))
        {
            failures.Add($"must be {string.Join(" or ", types)}, is {JsonKind.Of(instance)}");
        }
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        // JSON Schema would take 1.0 too; the consumers' integers do not, so it is refused here and not in their queues.
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
