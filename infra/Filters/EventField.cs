using System.Text.Json;
using Events;
using Events.Schema;

namespace Infra.Filters;

/// <summary>What an event type's JSON Schema says of one field of its data; of an array, what it says of the elements.</summary>
internal sealed class EventField
{
    /// <summary>Keywords that a scalar is judged by.</summary>
    private static readonly string[] ScalarKeywords =
    [
        "type", "enum", "const", "minLength", "maxLength", "pattern", "format",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    ];

    private readonly IReadOnlyList<JsonElement> schemas;
    private readonly bool inArray;

    internal EventField(EventType type, IReadOnlyList<JsonElement> schemas, bool isRequired, bool inArray)
    {
        Type = type;
        this.schemas = schemas;
        IsRequired = isRequired;
        this.inArray = inArray;
    }

    public EventType Type { get; }

    /// <summary>True if every valid event has at least one value here.</summary>
    public bool IsRequired { get; }

    /// <summary>True if an event may have several values here, one per element of an array.</summary>
    public bool InArray => inArray
        || (MayBe("array") && Values is var values && (values is null || values.Any(value => value.ValueKind == JsonValueKind.Array)));

    /// <summary>True if it has fields of its own.</summary>
    public bool IsObject => schemas.Any(schema => schema.TryGetProperty("properties", out _)) || !MayBe("string", "number", "integer", "boolean", "null");

    public bool MayBeText => MayBe("string");

    public bool MayBeNumber => MayBe("number", "integer");

    public bool MayBeBoolean => MayBe("boolean");

    public bool MayBeNull => MayBe("null");

    public bool IsInteger => schemas.Any(schema => Types(schema) is { } types && types.Contains("integer") && !types.Contains("number"));

    /// <summary>The values of <c>enum</c> or <c>const</c> that the other keywords allow; null if any value will do.</summary>
    public IReadOnlyList<JsonElement>? Values
    {
        get
        {
            var listed = schemas
                .Select(schema => schema.TryGetProperty("enum", out var values) ? values.EnumerateArray().ToList()
                    : schema.TryGetProperty("const", out var value) ? [value] : null)
                .FirstOrDefault(values => values is not null);
            return listed is null ? null : [.. listed.Where(value => WhyNot(value) is null)];
        }
    }

    public NumberBounds? Range
    {
        get
        {
            NumberBounds? range = NumberBounds.Unbounded;
            foreach (var schema in schemas)
            {
                range = range?.And(new NumberBounds(Number(schema, "minimum"), true, Number(schema, "maximum"), true));
                range = range?.And(new NumberBounds(Number(schema, "exclusiveMinimum"), false, Number(schema, "exclusiveMaximum"), false));
            }

            return range;
        }
    }

    public int MaxLength => schemas.Select(schema => (int?)Number(schema, "maxLength")).Min() ?? int.MaxValue;

    /// <summary>What kinds of value it has, as one calls them.</summary>
    public string Kinds => string.Join(" or ", new[]
    {
        (MayBeText, "a text"), (MayBeNumber, IsInteger ? "a whole number" : "a number"), (MayBeBoolean, "true or false"), (MayBeNull, "null"),
    }.Where(kind => kind.Item1).Select(kind => kind.Item2));

    /// <summary>Why no valid event has this value here; null if one may.</summary>
    public string? WhyNot(JsonElement value) => schemas
        .SelectMany(schema => JsonSchema.Parse(Scalar(schema), Type.ToString()).Validate(value))
        .Select(failure => failure["data: ".Length..])
        .FirstOrDefault();

    private bool MayBe(params string[] kinds) => schemas.All(schema => Types(schema) is not { } types || kinds.Any(types.Contains));

    private static IReadOnlyList<string>? Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(item => item.GetString()!)] : [type.GetString()!];

    private static decimal? Number(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) ? value.GetDecimal() : null;

    private static JsonElement Scalar(JsonElement schema)
    {
        using var document = JsonDocument.Parse(PolicyJson.Text(writer =>
        {
            writer.WriteStartObject();
            foreach (var keyword in schema.EnumerateObject().Where(keyword => ScalarKeywords.Contains(keyword.Name)))
            {
                keyword.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
        return document.RootElement.Clone();
    }
}
