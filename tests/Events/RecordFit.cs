using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tests.Events;

/// <summary>Holds a record against the schema that it stands for: names, types, and what may be missing.</summary>
/// <param name="root">The schema document.</param>
/// <param name="json">How the record is written.</param>
/// <param name="comment">What the source says above a property.</param>
internal sealed class RecordFit(JsonElement root, JsonSerializerOptions json, Func<PropertyInfo, string> comment)
{
    private readonly List<string> failures = [];

    /// <summary>Every way in which the two differ; empty if they hold together.</summary>
    public IReadOnlyList<string> Failures(Type record)
    {
        Object(record, root);
        return failures;
    }

    private void Object(Type record, JsonElement schema)
    {
        var described = schema.GetProperty("properties").EnumerateObject().ToDictionary(property => property.Name, property => Resolved(property.Value));
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var written = json.GetTypeInfo(record).Properties.ToDictionary(property => property.Name);
        failures.AddRange(written.Keys.Except(described.Keys).Select(name => $"{record.Name}: the schema has no `{name}`"));
        failures.AddRange(described.Keys.Except(written.Keys).Select(name => $"{record.Name}: has no property for `{name}`"));
        foreach (var (name, place) in described.Where(property => written.ContainsKey(property.Key)))
        {
            var property = PropertyOf(record, written[name]);
            var path = $"{record.Name}.{property.Name}";
            Presence(path, property, written[name].IsRequired, required.Contains(name), MayBeNull(place));
            Value(path, property, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, place);
        }
    }

    private void Presence(string path, PropertyInfo property, bool isRequired, bool mustBeThere, bool mayBeNull)
    {
        if (isRequired != mustBeThere)
        {
            failures.Add(mustBeThere ? $"{path}: is required by the schema, so it is `required`" : $"{path}: is optional in the schema, so it is not `required`");
        }

        var isNullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        if (isNullable != (mayBeNull || !mustBeThere))
        {
            failures.Add(isNullable ? $"{path}: is never missing, so its type is not nullable" : $"{path}: may be missing, so its type is nullable");
        }
    }

    private void Value(string path, PropertyInfo property, Type type, JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var values))
        {
            Enumerated(path, property, type, values);
            return;
        }

        var kind = KindOf(schema);
        if (kind == "array")
        {
            if (ElementOf(type) is { } element)
            {
                Value($"{path}[]", property, element, Resolved(schema.GetProperty("items")));
            }
            else
            {
                failures.Add($"{path}: is an array in the schema, {type.Name} is none");
            }
        }
        else if (kind == "object")
        {
            Object(type, schema);
        }
        else if (!Fitting(kind, schema).Contains(type))
        {
            failures.Add($"{path}: {type.Name} is not for {kind}; {string.Join(", ", Fitting(kind, schema).Select(fitting => fitting.Name))} is");
        }
    }

    /// <summary>An enum has exactly the schema's values as its members; a text says in its comment what it may be.</summary>
    private void Enumerated(string path, PropertyInfo property, Type type, JsonElement values)
    {
        var allowed = values.EnumerateArray().Where(value => value.ValueKind != JsonValueKind.Null).Select(value => value.ToString()).ToList();
        if (type.IsEnum)
        {
            var members = Enum.GetValues(type).Cast<object>().Select(member => JsonSerializer.SerializeToElement(member, json.GetTypeInfo(type)).ToString());
            if (!allowed.Order().SequenceEqual(members.Order()))
            {
                failures.Add($"{path}: the members of {type.Name} are not {string.Join(", ", allowed)}");
            }
        }
        else if (type != typeof(string))
        {
            failures.Add($"{path}: {type.Name} is not for a list of values; String or an enum is");
        }
        else if (allowed.Where(value => !comment(property).Contains(value)).ToList() is { Count: > 0 } unsaid)
        {
            failures.Add($"{path}: its comment does not say that it may be {string.Join(", ", unsaid)}");
        }
    }

    private static Type[] Fitting(string kind, JsonElement schema) => kind switch
    {
        "string" => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "uuid" => [typeof(string), typeof(Guid)],
            "date" => [typeof(string), typeof(DateOnly)],
            "date-time" => [typeof(string), typeof(DateTimeOffset)],
            "uri" => [typeof(string), typeof(Uri)],
            _ => [typeof(string)],
        },
        "integer" => FitsInt(schema) ? [typeof(int), typeof(long)] : [typeof(long)],
        "number" => [typeof(decimal), typeof(double)],
        "boolean" => [typeof(bool)],
        _ => [],
    };

    private static bool FitsInt(JsonElement schema) =>
        schema.TryGetProperty("minimum", out var least) && least.GetDecimal() >= int.MinValue
        && schema.TryGetProperty("maximum", out var most) && most.GetDecimal() <= int.MaxValue;

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static string KindOf(JsonElement schema) => Kinds(schema).Single(kind => kind != "null");

    private static bool MayBeNull(JsonElement schema) => Kinds(schema).Contains("null");

    private static IEnumerable<string> Kinds(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? ["string"]
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(kind => kind.GetString()!) : [type.GetString()!];

    private JsonElement Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(root, (place, segment) => place.GetProperty(segment)) : schema;

    private PropertyInfo PropertyOf(Type record, JsonPropertyInfo written) => written.AttributeProvider as PropertyInfo
        ?? record.GetProperties().Single(property => (json.PropertyNamingPolicy?.ConvertName(property.Name) ?? property.Name) == written.Name);
}
