using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>A type of the schema, as C# writes it in each of the places where it can stand.</summary>
internal sealed class TypeReference(Dictionary<string, object> schema)
{
    private const string ToType = "#/types/";

    public bool IsList => Kind == "array";

    public bool IsMap => Kind == "object";

    public bool IsString => Kind == "string";

    private string? Kind => schema.TryGetValue("type", out var type) ? (string)type : null;

    private string? Reference => schema.TryGetValue("$ref", out var reference) ? (string)reference : null;

    private List<TypeReference>? Alternatives => schema.TryGetValue("oneOf", out var types)
        ? [.. ((List<object>)types).Select(type => new TypeReference((Dictionary<string, object>)type))]
        : null;

    private TypeReference Items => new((Dictionary<string, object>)schema[IsList ? "items" : "additionalProperties"]);

    /// <summary>The type of a property of arguments, without nullability.</summary>
    public string Argument() =>
        IsList ? $"global::Pulumi.InputList<{Items.Plain(isInput: true)}>"
        : IsMap ? $"global::Pulumi.InputMap<{Items.Plain(isInput: true)}>"
        : Alternatives is { } types ? $"global::Pulumi.InputUnion<{string.Join(", ", types.Select(type => type.Alternative()))}>"
        : $"global::Pulumi.Input<{Plain(isInput: true)}>";

    /// <summary>The type of a value: in a list of arguments, or among the outputs.</summary>
    public string Plain(bool isInput) => Kind switch
    {
        "string" => "string",
        "integer" => "int",
        "number" => "double",
        "boolean" => "bool",
        "array" => $"global::System.Collections.Immutable.ImmutableArray<{Items.Plain(isInput)}>",
        "object" => $"global::System.Collections.Immutable.ImmutableDictionary<string, {Items.Plain(isInput)}>",
        _ => Referred(isInput),
    };

    /// <summary>The type of an output; a missing list is an empty one, anything else that is not required may be null.</summary>
    public string Result(bool isRequired) => Plain(isInput: false) + (isRequired || IsList ? string.Empty : "?");

    private string Referred(bool isInput)
    {
        switch (Reference)
        {
            case "pulumi.json#/Archive":
                return "global::Pulumi.Archive";
            case "pulumi.json#/Asset":
                return "global::Pulumi.AssetOrArchive";
            default:
                var token = new Token(Reference!.Substring(ToType.Length));
                return isInput ? token.Input : token.Output;
        }
    }

    /// <summary>An open enumeration is a union of text and the enumeration: elsewhere the schema has none.</summary>
    private string Alternative() => Reference is null ? Plain(isInput: true) : new Token(Reference.Substring(ToType.Length)).Enum;
}
