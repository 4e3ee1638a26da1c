using System.Text.Json;

namespace Events.Schema;

internal sealed class LengthKeyword(string name, int bound) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        var ofItems = name.EndsWith("Items", StringComparison.Ordinal);
        if (instance.ValueKind != (ofItems ? JsonValueKind.Array : JsonValueKind.String))
        {
            return;
        }

        var length = ofItems ? instance.GetArrayLength() : instance.GetString()!.EnumerateRunes().Count();
        var least = name.StartsWith("min", StringComparison.Ordinal);
        if (least ? length < bound : length > bound)
        {
            failures.Add($"must have at {(least ? "least" : "most")} {bound} {(ofItems ? "items" : "characters")}, has {length}");
        }
    }
}
