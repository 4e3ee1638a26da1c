using System.Text.Json;
using System.Text.RegularExpressions;

namespace Events.Schema;

/// <summary>Turns a schema document into keywords; every <c>$ref</c> is compiled once, so a schema may be recursive.</summary>
internal sealed class SchemaCompiler(JsonElement root, string name)
{
    private readonly Dictionary<string, JsonSchema> references = [];

    public JsonSchema Compile() => Reference("#");

    /// <summary>A part of the document alone; its references still point into the whole.</summary>
    public JsonSchema Part(JsonElement json) => Inline(json, "#");

    private JsonSchema Reference(string pointer)
    {
        if (references.TryGetValue(pointer, out var known))
        {
            return known;
        }

        var json = Resolve(pointer);
        var schema = references[pointer] = JsonSchema.Empty(json);
        Fill(schema, json, pointer);
        return schema;
    }

    /// <summary>The part that a <c>$ref</c> names.</summary>
    public JsonElement Resolve(string pointer)
    {
        if (!pointer.StartsWith('#'))
        {
            throw Refused(pointer, "$ref", "points outside the file; only `#/$defs/...` is supported");
        }

        var place = root;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(segment, out place))
            {
                throw Refused(pointer, "$ref", "points to nothing");
            }
        }

        return place;
    }

    private JsonSchema Inline(JsonElement json, string place)
    {
        var schema = JsonSchema.Empty(json);
        Fill(schema, json, place);
        return schema;
    }

    private void Fill(JsonSchema schema, JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Refused(place, "schema", $"must be an object, is {JsonKind.Of(json)}");
        }

        foreach (var keyword in json.EnumerateObject().Where(keyword => !JsonSchema.IsAnnotation(keyword.Name)))
        {
            try
            {
                schema.Add(Keyword(keyword, json, $"{place}/{keyword.Name}"));
            }
            catch (InvalidOperationException)
            {
                // JsonElement's typed getters: the value is of another kind than the keyword takes.
                throw Refused(place, keyword.Name, $"cannot be {JsonKind.Of(keyword.Value)}");
            }
        }
    }

    private ISchemaKeyword Keyword(JsonProperty keyword, JsonElement schema, string place)
    {
        var value = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => new ReferenceKeyword(Reference(value.GetString()!)),
            "type" => new TypeKeyword(value.ValueKind == JsonValueKind.Array ? Strings(value) : [value.GetString()!]),
            "enum" => new EnumKeyword([.. value.EnumerateArray()]),
            "const" => new EnumKeyword([value]),
            "properties" => new PropertiesKeyword(value.EnumerateObject()
                .ToDictionary(property => property.Name, property => Inline(property.Value, $"{place}/{property.Name}"))),
            "required" => new RequiredKeyword(Strings(value)),
            "additionalProperties" => new AdditionalPropertiesKeyword(value.GetBoolean(), KnownProperties(schema)),
            "items" => new ItemsKeyword(Inline(value, place)),
            "minItems" or "maxItems" or "minLength" or "maxLength" => new LengthKeyword(keyword.Name, value.GetInt32()),
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => new RangeKeyword(keyword.Name, value.GetDecimal()),
            "multipleOf" => new MultipleOfKeyword(value.GetDecimal()),
            "pattern" => new PatternKeyword(new Regex(value.GetString()!, RegexOptions.NonBacktracking)),
            "format" => FormatKeyword.Named(value.GetString()!) ?? throw Refused(place, "format", $"`{value}` is not supported"),
            _ => throw Refused(place, keyword.Name, "is not supported by this project's validator; leave it out or add it to events/Schema"),
        };
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static HashSet<string> KnownProperties(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : [];

    private SchemaException Refused(string place, string keyword, string problem) =>
        new($"events/Schemas/{name} at {place}: `{keyword}` {problem}.");
}
