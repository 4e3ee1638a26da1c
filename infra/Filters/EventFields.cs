using System.Text.Json;
using Events;

namespace Infra.Filters;

/// <summary>The fields of an event's data, by the type's JSON Schema.</summary>
internal sealed class EventFields(EventType type)
{
    /// <summary>References may lead in a circle.</summary>
    private const int Deepest = 8;

    private readonly JsonElement root = type.Schema.Json;

    /// <summary>The field of this path; null if the schema does not name it.</summary>
    public EventField? Find(FieldPath path)
    {
        var place = Elements(new Place(Expanded(root), true, false));
        foreach (var name in path.Names)
        {
            if (Child(place, name) is not { } child)
            {
                return null;
            }

            place = Elements(child);
        }

        return new EventField(type, place.Schemas, place.IsRequired, place.InArray);
    }

    /// <summary>The paths of all fields that hold values.</summary>
    public IEnumerable<string> Names() => Names(Elements(new Place(Expanded(root), true, false)), string.Empty, 0);

    private IEnumerable<string> Names(Place place, string parent, int depth)
    {
        var names = place.Schemas.Where(schema => schema.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)).Distinct();
        foreach (var name in names)
        {
            var child = Elements(Child(place, name)!);
            var path = parent + name;
            var nested = depth < Deepest ? Names(child, $"{path}.", depth + 1).ToList() : [];
            foreach (var field in nested.Count == 0 ? [path] : nested)
            {
                yield return field;
            }
        }
    }

    private Place? Child(Place parent, string name)
    {
        var found = parent.Schemas
            .Where(schema => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
            .Select(schema => schema.GetProperty("properties").GetProperty(name))
            .ToList();
        var required = parent.IsRequired
            && parent.Schemas.Any(schema => IsOnly(schema, "object"))
            && parent.Schemas.Any(schema => schema.TryGetProperty("required", out var names)
                && names.EnumerateArray().Any(item => item.ValueEquals(name)));
        return found.Count == 0 ? null : new Place([.. found.SelectMany(schema => Expanded(schema))], required, parent.InArray);
    }

    /// <summary>SNS looks at an array's elements as if each stood in its place.</summary>
    private Place Elements(Place place)
    {
        for (var depth = 0; depth < Deepest && place.Schemas.Any(schema => IsOnly(schema, "array")); depth++)
        {
            var items = place.Schemas.Where(schema => schema.TryGetProperty("items", out _)).Select(schema => schema.GetProperty("items"));
            var filled = place.Schemas.Any(schema => schema.TryGetProperty("minItems", out var least) && least.GetInt32() > 0);
            place = new Place([.. items.SelectMany(schema => Expanded(schema))], place.IsRequired && filled, true);
        }

        return place;
    }

    /// <summary>A schema and all that it refers to: each must hold.</summary>
    private List<JsonElement> Expanded(JsonElement schema)
    {
        var expanded = new List<JsonElement> { schema };
        while (expanded.Count < Deepest && expanded[^1].TryGetProperty("$ref", out var pointer))
        {
            expanded.Add(pointer.GetString()!.Split('/').Skip(1).Aggregate(root, (place, segment) => place.GetProperty(segment)));
        }

        return expanded;
    }

    private static bool IsOnly(JsonElement schema, string kind) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(kind);

    private sealed record Place(IReadOnlyList<JsonElement> Schemas, bool IsRequired, bool InArray);
}
