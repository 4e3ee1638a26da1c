using System.Collections.Immutable;
using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>Attribute values from the JSON of a request, with the refusals of DynamoDB.</summary>
internal static class AttributeValueReader
{
    private const int MaximumNesting = 32;

    public static MapValue ReadAttributes(JsonElement json, int depth = 0)
    {
        Expect(json, JsonValueKind.Object);
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            attributes[property.Name] = Read(property.Value, depth);
        }

        return new MapValue(attributes.ToImmutable());
    }

    public static AttributeValue Read(JsonElement json, int depth = 0)
    {
        Expect(json, JsonValueKind.Object);
        // A client may send the types that it does not use as null.
        var types = json.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null).ToList();
        if (types.Count == 0)
        {
            throw Refusal.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }

        if (types.Count > 1)
        {
            throw Refusal.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }

        if (depth > MaximumNesting)
        {
            throw Refusal.Validation("Nesting Levels have exceeded supported limits");
        }

        return Read(types[0].Name, types[0].Value, depth);
    }

    private static AttributeValue Read(string type, JsonElement content, int depth) => type switch
    {
        "S" => new StringValue(Text(content)),
        "N" => new NumberValue(DynamoNumber.Parse(Text(content))),
        "B" => new BinaryValue(Bytes(content)),
        "BOOL" => new BooleanValue(Boolean(content)),
        "NULL" when !Boolean(content) => throw Refusal.Parameter("Null attribute value types must have the value of true"),
        "NULL" => NullValue.Instance,
        "M" => ReadAttributes(content, depth + 1),
        "L" => new ListValue([.. Elements(content).Select(element => Read(element, depth + 1))]),
        "SS" => StringSet(content),
        "NS" => NumberSet(content),
        "BS" => BinarySet(content),
        // The front end of DynamoDB drops members that it does not know, and finds nothing left.
        _ => throw Refusal.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
    };

    private static SetValue StringSet(JsonElement content)
    {
        var texts = Elements(content).Select(Text).ToList();
        if (texts.Count == 0)
        {
            // The grammar is DynamoDB's.
            throw Refusal.Parameter("An string set  may not be empty");
        }

        if (texts.Distinct(StringComparer.Ordinal).Count() != texts.Count)
        {
            throw Refusal.Parameter($"Input collection [{string.Join(", ", texts)}] contains duplicates.");
        }

        return new SetValue("S", texts.Select(text => new StringValue(text)));
    }

    private static SetValue NumberSet(JsonElement content)
    {
        var numbers = Elements(content).Select(element => DynamoNumber.Parse(Text(element))).ToList();
        if (numbers.Count == 0)
        {
            throw Refusal.Parameter("An number set  may not be empty");
        }

        if (numbers.Distinct().Count() != numbers.Count)
        {
            throw Refusal.Validation("Input collection contains duplicates");
        }

        return new SetValue("N", numbers.Select(number => new NumberValue(number)));
    }

    private static SetValue BinarySet(JsonElement content)
    {
        var texts = Elements(content).Select(element => (Base64: Text(element), Bytes: Bytes(element))).ToList();
        if (texts.Count == 0)
        {
            throw Refusal.Parameter("Binary sets should not be empty");
        }

        if (texts.Select(text => text.Base64).Distinct(StringComparer.Ordinal).Count() != texts.Count)
        {
            throw Refusal.Parameter(
                $"Input collection [{string.Join(", ", texts.Select(text => text.Base64))}]of type BS contains duplicates.");
        }

        return new SetValue("B", texts.Select(text => new BinaryValue(text.Bytes)));
    }

    private static List<JsonElement> Elements(JsonElement json)
    {
        Expect(json, JsonValueKind.Array);
        return [.. json.EnumerateArray()];
    }

    private static string Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => throw Refusal.Serialization("NUMBER_VALUE cannot be converted to String"),
        JsonValueKind.True => throw Refusal.Serialization("TRUE_VALUE cannot be converted to String"),
        JsonValueKind.False => throw Refusal.Serialization("FALSE_VALUE cannot be converted to String"),
        _ => throw Refusal.Serialization("Start of structure or map found where not expected"),
    };

    private static byte[] Bytes(JsonElement json) => json.ValueKind == JsonValueKind.String && json.TryGetBytesFromBase64(out var bytes)
        ? bytes : throw Refusal.Serialization("only base-64-encoded strings are convertible to bytes");

    private static bool Boolean(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refusal.Serialization("Unexpected token received from parser"),
    };

    private static void Expect(JsonElement json, JsonValueKind kind)
    {
        if (json.ValueKind != kind)
        {
            throw Refusal.Serialization(json.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? "Start of structure or map found where not expected" : "Unexpected field type");
        }
    }
}
