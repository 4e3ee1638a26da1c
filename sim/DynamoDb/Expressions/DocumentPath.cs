using System.Globalization;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>Where a value is in an item: a.b[0]. The first step is always a name.</summary>
internal sealed record DocumentPath(IReadOnlyList<PathStep> Steps)
{
    public string Attribute => Steps[0].Name!;

    public bool IsNested => Steps.Count > 1;

    public AttributeValue? In(MapValue item)
    {
        AttributeValue? value = item;
        foreach (var step in Steps)
        {
            value = step.In(value);
            if (value is null)
            {
                return null;
            }
        }

        return value;
    }

    public bool IsSameAs(DocumentPath other) => Steps.SequenceEqual(other.Steps);

    /// <summary>One lies within the other, or is it.</summary>
    public bool Overlaps(DocumentPath other) => Steps.Zip(other.Steps).All(pair => pair.First == pair.Second);

    /// <summary>Somewhere along their common way one takes a list where the other takes a map.</summary>
    public bool ConflictsWith(DocumentPath other)
    {
        var parting = Steps.Zip(other.Steps).FirstOrDefault(pair => pair.First != pair.Second);
        return parting.First is { } mine && mine.IsIndex != parting.Second.IsIndex;
    }

    public override string ToString() => $"[{string.Join(", ", Steps)}]";
}

/// <summary>One step of a path: the name of a map's attribute, or the index of a list's element.</summary>
internal sealed record PathStep(string? Name, int Index)
{
    public bool IsIndex => Name is null;

    public static PathStep To(string name) => new(name, 0);

    public static PathStep At(int index) => new(null, index);

    public AttributeValue? In(AttributeValue parent) => parent switch
    {
        MapValue map when !IsIndex => map[Name!],
        ListValue list when IsIndex && Index < list.Elements.Count => list.Elements[Index],
        _ => null,
    };

    public override string ToString() => Name ?? $"[{Index.ToString(CultureInfo.InvariantCulture)}]";
}
