using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>A type of the schema, as C# writes it in each of the places where it can stand.</summary>
internal sealed class TypeReference(Dictionary<string, object> schema, Names names)
{
    private const string ToType = "#/types/";

    public bool IsList => Kind == "array";

    public bool IsMap => Kind == "object";

    public bool IsString => Kind == "string";

    public bool IsValue => Kind is "integer" or "number" or "boolean";

    /// <summary>The tokens of the types that this one is made of.</summary>
    public IEnumerable<string> Tokens =>
        IsList || IsMap ? Items.Tokens
        : Alternatives is { } types ? types.SelectMany(type => type.Tokens)
        : Reference?.StartsWith(ToType) == true ? [Reference.Substring(ToType.Length)]
        : [];

    public TypeReference Items => Of(schema.Object(IsList ? "items" : "additionalProperties"));

    private string? Kind => schema.TextOrNull("type");

    private string? Reference => schema.TextOrNull("$ref");

    private List<TypeReference>? Alternatives => schema.ContainsKey("oneOf")
        ? [.. schema.List<Dictionary<string, object>>("oneOf").Select(Of)]
        : null;

    /// <summary>The type of a property of arguments, without nullability.</summary>
    public string Argument =>
        IsList ? $"global::Pulumi.InputList<{Items.Plain(isArgument: true)}>"
        : IsMap ? $"global::Pulumi.InputMap<{Items.Plain(isArgument: true)}>"
        : Alternatives is { } types ? Union("global::Pulumi.InputUnion", types, isArgument: true)
        : $"global::Pulumi.Input<{Plain(isArgument: true)}>";

    /// <summary>The type of a value: in a list of arguments, or among the results.</summary>
    public string Plain(bool isArgument) => Kind switch
    {
        "string" => "string",
        "integer" => "int",
        "number" => "double",
        "boolean" => "bool",
        "array" => $"global::System.Collections.Immutable.ImmutableArray<{Items.Plain(isArgument)}>",
        "object" => $"global::System.Collections.Immutable.ImmutableDictionary<string, {Items.Plain(isArgument)}>",
        _ => Alternatives is { } types ? Union("global::Pulumi.Union", types, isArgument) : Referred(isArgument),
    };

    /// <summary>The type of a result; a missing list is a default one, anything else that is not required may be null.</summary>
    public string Result(bool isRequired) => Plain(isArgument: false) + (isRequired || IsList ? string.Empty : "?");

    private TypeReference Of(Dictionary<string, object> inner) => new(inner, names);

    /// <summary>C# has unions of two; the official package takes any object for three or more, and does not wrap it.</summary>
    private static string Union(string union, List<TypeReference> types, bool isArgument) => types.Count == 2
        ? $"{union}<{string.Join(", ", types.Select(type => type.Plain(isArgument)))}>"
        : "object";

    private string Referred(bool isArgument)
    {
        switch (Reference)
        {
            case "pulumi.json#/Any":
                return "object";
            case "pulumi.json#/Archive":
                return "global::Pulumi.Archive";
            case "pulumi.json#/Asset":
                return "global::Pulumi.AssetOrArchive";
            default:
                var token = new Token(Reference!.Substring(ToType.Length), names);
                return names.IsEnum(token.Text) ? token.Enum : isArgument ? token.Argument : token.Result;
        }
    }
}
