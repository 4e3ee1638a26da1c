using System.Text.Json;
using Events.Schema;

namespace Events.Compatibility;

/// <summary>
/// What a schema demands at one place of the data: everything that applies there, taken together, wherever it is written. So
/// two schemas that mean the same compare as the same, whether a part stands in <c>$defs</c> or in place.
/// </summary>
internal sealed class SchemaPlace
{
    private static readonly HashSet<string> Compared =
    [
        "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength",
        "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "format",
    ];

    private readonly SchemaCompiler document;
    private readonly List<JsonElement> parts = [];

    private SchemaPlace(SchemaCompiler document, IEnumerable<JsonElement> schemas)
    {
        this.document = document;
        var followed = new HashSet<string>();
        foreach (var schema in schemas)
        {
            Add(schema, followed);
        }
    }

    /// <summary>The same for two places at which the same is demanded in the same words: by it a recursive schema ends.</summary>
    public string Key => string.Join('\n', parts.Select(part => part.GetRawText()));

    public ValueKinds Kinds => Of("type").Aggregate(ValueKinds.Any, (kinds, type) => kinds & ValueKindsOfSchema.Read(type));

    /// <summary>All values that fit, where <c>enum</c> or <c>const</c> lists them; null where they do not.</summary>
    public IReadOnlyList<JsonElement>? Values =>
        Of("enum").Select(list => list.EnumerateArray().ToList()).Concat(Of("const").Select(value => new List<JsonElement> { value }))
            .FirstOrDefault()?.Where(Fits).ToList();

    public IReadOnlySet<string> Required => Of("required").SelectMany(Texts).ToHashSet();

    /// <summary>By name, in the order of names: every property that is described and allowed.</summary>
    public SortedDictionary<string, SchemaPlace> Properties => new(
        Of("properties").SelectMany(properties => properties.EnumerateObject())
            .GroupBy(property => property.Name, property => property.Value)
            .Where(property => parts.All(part => Allows(part, property.Key)))
            .ToDictionary(property => property.Key, property => new SchemaPlace(document, property)),
        StringComparer.Ordinal);

    /// <summary>No other property than those described may be there.</summary>
    public bool IsClosed => parts.Any(IsClosedBy);

    public SchemaPlace Items => new(document, Of("items"));

    public Bound? Lower => Bounds("minimum", "exclusiveMinimum", lower: true);

    public Bound? Upper => Bounds("maximum", "exclusiveMaximum", lower: false);

    /// <summary>The least length of a text or an array; 0 demands nothing.</summary>
    public int Least(string keyword) => Of(keyword).Select(bound => bound.GetInt32()).Append(0).Max();

    /// <summary>The greatest length; null for any.</summary>
    public int? Most(string keyword) => Of(keyword).Select(bound => (int?)bound.GetInt32()).Min();

    public IReadOnlyList<string> Texts(string keyword) => [.. Of(keyword).Select(text => text.GetString()!).Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<decimal> Factors => [.. Of("multipleOf").Select(factor => factor.GetDecimal()).Distinct().Order()];

    /// <summary>What the words for people say at this place: a note may change an event's meaning.</summary>
    public string Words(string annotation) => string.Join(" / ", Of(annotation).Select(words => words.ToString()).Distinct());

    /// <summary>Keywords that the validator came to know and the comparison did not: any difference in them counts.</summary>
    public IEnumerable<string> Unknown => parts.SelectMany(part => part.EnumerateObject())
        .Where(keyword => !Compared.Contains(keyword.Name) && !JsonSchema.IsAnnotation(keyword.Name))
        .Select(keyword => $"`{keyword.Name}`: {keyword.Value.GetRawText()}").Distinct().Order(StringComparer.Ordinal);

    public static SchemaPlace Root(JsonSchema schema) => new(new SchemaCompiler(schema.Json, "compared"), [schema.Json]);

    /// <summary>A place of which the schema says nothing.</summary>
    public SchemaPlace Undescribed() => new(document, []);

    public bool Fits(JsonElement value) => parts.All(part => document.Part(part).Validate(value).Count == 0);

    private void Add(JsonElement schema, HashSet<string> followed)
    {
        // What only points elsewhere demands nothing itself: left out, a place is known again when a reference comes back to it.
        if (schema.EnumerateObject().Any(keyword => keyword.Name != "$ref"))
        {
            parts.Add(schema);
        }

        if (schema.TryGetProperty("$ref", out var reference) && followed.Add(reference.GetString()!))
        {
            Add(document.Resolve(reference.GetString()!), followed);
        }
    }

    private IEnumerable<JsonElement> Of(string keyword)
    {
        foreach (var part in parts)
        {
            if (part.TryGetProperty(keyword, out var value))
            {
                yield return value;
            }
        }
    }

    private Bound? Bounds(string inclusive, string exclusive, bool lower)
    {
        var bounds = Of(inclusive).Select(bound => new Bound(bound.GetDecimal(), false))
            .Concat(Of(exclusive).Select(bound => new Bound(bound.GetDecimal(), true)))
            .Select(bound => (Kinds & ValueKinds.Number) == ValueKinds.Integer ? bound.AmongIntegers(lower) : bound)
            .ToList();
        return bounds.Count == 0 ? null : bounds.Aggregate((one, other) => one.Tightness(other, lower) >= 0 ? one : other);
    }

    private static bool IsClosedBy(JsonElement part) => part.TryGetProperty("additionalProperties", out var open) && !open.GetBoolean();

    private static bool Allows(JsonElement part, string name) =>
        !IsClosedBy(part) || (part.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _));

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(text => text.GetString()!);
}
