using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Tests.Events;

/// <summary>
/// Random data that fits a schema, as JSON text. An optional property is there or not, never null: to a record the two are the
/// same.
/// </summary>
internal sealed class SchemaEvents
{
    private static readonly string[] Characters = ["a", "Z", "7", " ", "\"", "\\", "/", "\u0001", "\u00e9", "\u4e16", "\ud83d\ude00", "<", "\u2028"];
    private readonly JsonElement root;

    private SchemaEvents(JsonElement root) => this.root = root;

    public static Gen<string> Of(JsonElement schema) => new SchemaEvents(schema).Value(schema);

    private Gen<string> Value(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Value(reference.GetString()!.Split('/').Skip(1).Aggregate(root, (place, segment) => place.GetProperty(segment)));
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return Gen.Elements(values.EnumerateArray().Select(value => value.GetRawText()).ToArray());
        }

        var type = schema.GetProperty("type");
        return Gen.OneOf((type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type])
            .Select(kind => kind.GetString()!).Where(kind => kind != "null").Select(kind => Value(kind, schema)).ToArray());
    }

    private Gen<string> Value(string kind, JsonElement schema) => kind switch
    {
        "object" => Object(schema),
        "array" => from count in Length(schema, "minItems", "maxItems", usual: 4)
                   from items in Together(Enumerable.Repeat(schema.GetProperty("items"), count).Select(Value), ",")
                   select $"[{items}]",
        "string" => Text(schema).Select(text => JsonSerializer.Serialize(text)),
        "integer" => Integer(Bound(schema, "minimum", long.MinValue), Bound(schema, "maximum", long.MaxValue)).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        "number" => from whole in Integer(Bound(schema, "minimum", -1_000_000), Bound(schema, "maximum", 1_000_000) - 1)
                    from part in Gen.Elements("", ".5", ".25")
                    select $"{whole}{part}",
        "boolean" => Gen.Elements("true", "false"),
        _ => throw new NotSupportedException($"no values of type `{kind}` can be drawn: teach SchemaEvents"),
    };

    private Gen<string> Object(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var fields = schema.GetProperty("properties").EnumerateObject().Select(property =>
        {
            var field = Value(property.Value).Select(value => $"{JsonSerializer.Serialize(property.Name)}:{value}");
            return required.Contains(property.Name) ? field : Gen.OneOf(Gen.Constant(""), field);
        });
        return Together(fields, ",").Select(all => $"{{{all}}}");
    }

    private static Gen<string> Text(JsonElement schema)
    {
        if (schema.TryGetProperty("format", out var format))
        {
            return format.GetString() switch
            {
                "email" => Gen.Elements("ada@example.com", "a.b+c@d.example"),
                "uuid" => Gen.Elements("123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000000"),
                "date" => Gen.Elements("2026-02-28", "0001-01-01"),
                "date-time" => Gen.Elements("2026-01-01T00:00:00+00:00", "2026-12-31T23:59:59.5+02:00"),
                "uri" => Gen.Elements("https://example.com/a?b=c", "urn:a:b"),
                var other => throw new NotSupportedException($"no text of format `{other}` can be drawn: teach SchemaEvents"),
            };
        }

        return schema.TryGetProperty("pattern", out var pattern)
            ? throw new NotSupportedException($"no text of pattern `{pattern}` can be drawn: teach SchemaEvents")
            : from count in Length(schema, "minLength", "maxLength", usual: 8)
              from text in Together(Enumerable.Repeat(Gen.Elements(Characters), count), "")
              select text;
    }

    /// <summary>Mostly few, and sometimes as many as may be.</summary>
    private static Gen<int> Length(JsonElement schema, string least, string most, int usual)
    {
        var (fewest, greatest) = ((int)Bound(schema, least, 0), (int)Bound(schema, most, usual));
        return Gen.OneOf(Gen.Choose(fewest, Math.Min(greatest, fewest + usual)), Gen.Elements(fewest, greatest));
    }

    /// <summary>Anything between the two, its ends above all.</summary>
    private static Gen<long> Integer(long least, long most) => Gen.OneOf(
        Gen.Elements(least, most),
        Gen.Choose(-1000, 1_000_000).Select(number => Math.Clamp(number, least, most)));

    private static long Bound(JsonElement schema, string keyword, long otherwise) =>
        schema.TryGetProperty(keyword, out var bound) ? (long)bound.GetDecimal() : otherwise;

    /// <summary>All of them in a row; those that are empty leave no separator.</summary>
    private static Gen<string> Together(IEnumerable<Gen<string>> texts, string separator) => texts.Aggregate(
        Gen.Constant(""),
        (all, next) => from before in all from one in next select before.Length == 0 || one.Length == 0 ? before + one : before + separator + one);
}
