using System.Text.Json;

namespace Tests.Infra;

/// <summary>Conditions evaluated on an event's data itself, by what they are meant to say.</summary>
internal static class FilterOracle
{
    public static bool Fulfils(JsonElement data, JsonElement where) => where.EnumerateObject().All(condition =>
    {
        var values = Values(data, condition.Name.Split('.')).ToList();
        return values.Count == 0
            ? condition.Value.EnumerateArray().Any(pattern => pattern.GetRawText().Replace(" ", null) == """{"exists":false}""")
            : values.Exists(value => condition.Value.EnumerateArray().Any(pattern => Holds(pattern, value)));
    });

    /// <summary>The values in a place, one per element where there is an array on the way.</summary>
    private static IEnumerable<JsonElement> Values(JsonElement place, ReadOnlyMemory<string> path) => place.ValueKind switch
    {
        JsonValueKind.Array => place.EnumerateArray().SelectMany(item => Values(item, path)),
        JsonValueKind.Object => !path.IsEmpty && place.TryGetProperty(path.Span[0], out var child) ? Values(child, path[1..]) : [],
        _ => path.IsEmpty ? [place] : [],
    };

    private static bool Holds(JsonElement pattern, JsonElement value)
    {
        if (pattern.ValueKind != JsonValueKind.Object)
        {
            return JsonElement.DeepEquals(pattern, value);
        }

        var (name, operand) = pattern.EnumerateObject().Select(entry => (entry.Name, entry.Value)).Single();
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return name switch
        {
            "exists" => operand.GetBoolean(),
            "prefix" => text?.StartsWith(operand.GetString()!, StringComparison.Ordinal) == true,
            "suffix" => text?.EndsWith(operand.GetString()!, StringComparison.Ordinal) == true,
            "equals-ignore-case" => text?.ToUpperInvariant() == operand.GetString()!.ToUpperInvariant(),
            "anything-but" when operand.ValueKind == JsonValueKind.Object =>
                text?.StartsWith(operand.GetProperty("prefix").GetString()!, StringComparison.Ordinal) == false,
            "anything-but" => value.ValueKind != JsonValueKind.Null && !operand.EnumerateArray().Any(excluded => JsonElement.DeepEquals(excluded, value)),
            "numeric" => value.ValueKind == JsonValueKind.Number && operand.EnumerateArray().Chunk(2).All(bound => Compares(bound, value.GetDouble())),
            _ => throw new NotSupportedException(name),
        };
    }

    private static bool Compares(JsonElement[] bound, double number) => (bound[0].GetString(), bound[1].GetDouble()) switch
    {
        ("=", var operand) => number == operand,
        ("<", var operand) => number < operand,
        ("<=", var operand) => number <= operand,
        (">", var operand) => number > operand,
        (_, var operand) => number >= operand,
    };
}
