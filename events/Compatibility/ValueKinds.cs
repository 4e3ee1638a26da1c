using System.Text.Json;

namespace Events.Compatibility;

/// <summary>The kinds of JSON values, so finely that <c>integer</c> is a part of <c>number</c>.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    Object = 1,
    Array = 2,
    String = 4,
    Integer = 8,

    /// <summary>Every number that the validator does not take for an integer; <c>1.0</c> is one.</summary>
    Fraction = 16,
    Boolean = 32,
    Null = 64,
    Number = Integer | Fraction,
    Any = Object | Array | String | Number | Boolean | Null,
}

internal static class ValueKindsOfSchema
{
    private static readonly (ValueKinds Kinds, string Name)[] Names =
    [
        (ValueKinds.Object, "object"), (ValueKinds.Array, "array"), (ValueKinds.String, "string"), (ValueKinds.Number, "number"),
        (ValueKinds.Integer, "integer"), (ValueKinds.Boolean, "boolean"), (ValueKinds.Null, "null"),
    ];

    /// <summary>What the keyword <c>type</c> allows: a name, or several.</summary>
    public static ValueKinds Read(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Aggregate(ValueKinds.None, (kinds, one) => kinds | Named(one.GetString()))
        : Named(type.GetString());

    /// <summary>In the words of a schema: <c>string or null</c>.</summary>
    public static string Text(this ValueKinds kinds)
    {
        if (kinds == ValueKinds.Any)
        {
            return "anything";
        }

        var integers = (kinds & ValueKinds.Number) == ValueKinds.Integer ? ValueKinds.None : ValueKinds.Integer;
        var names = Names.Where(name => name.Kinds != integers && (kinds & name.Kinds) == name.Kinds).Select(name => name.Name).ToList();
        return names.Count == 0 ? "nothing" : string.Join(" or ", names);
    }

    private static ValueKinds Named(string? name) => Names.FirstOrDefault(known => known.Name == name).Kinds;
}
