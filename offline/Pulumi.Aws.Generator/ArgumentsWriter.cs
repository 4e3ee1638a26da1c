using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Writes a class of arguments, each of which may be an output of something else.</summary>
internal static class ArgumentsWriter
{
    /// <param name="isProvider">Providers take everything but text as JSON.</param>
    public static void Write(Code code, string name, string parent, List<Property> properties, bool isProvider = false) =>
        code.Block($"public sealed class {name} : global::Pulumi.{parent}", () =>
        {
            foreach (var property in properties)
            {
                code.Line(Attribute(property, isJson: isProvider && !property.Type.IsString));
                Member(code, property);
            }

            Constructor(code, name, properties);
            code.Line($"public static new {name} Empty => new {name}();");
        });

    /// <summary>Writes the constructor, which sets the arguments that have a default.</summary>
    public static void Constructor(Code code, string name, List<Property> properties) => code.Block($"public {name}()", () =>
    {
        foreach (var property in properties.Where(property => property.Default is not null))
        {
            code.Line($"{property.CSharpName} = {property.Default};");
        }
    });

    public static string Attribute(Property property, bool isJson = false) =>
        $"[global::Pulumi.Input(\"{property.Name}\"{(property.IsRequired ? ", required: true" : "")}{(isJson ? ", json: true" : "")})]";

    private static void Member(Code code, Property property)
    {
        var type = property.Type.Argument;
        if (property.Type.IsList || property.Type.IsMap)
        {
            Collection(code, property, type);
        }
        else if (property.IsSecret)
        {
            Field(code, property, type);
            code.Block($"public {type}? {property.CSharpName}", () => code
                .Line($"get => _{property.Name};")
                .Line($"set => _{property.Name} = global::Pulumi.Aws.Defaults.Secret(value);"));
        }
        else
        {
            // The official package marks a deprecated argument only where it has a field beside it. So do we: code that
            // compiles here compiles there.
            code.Line(property.IsRequired
                ? $"public {type} {property.CSharpName} {{ get; set; }} = null!;"
                : $"public {type}? {property.CSharpName} {{ get; set; }}");
        }
    }

    /// <summary>
    /// Writes a property that is never null, so that a collection initializer can add to it, around a field that is null,
    /// and so not sent, as long as nobody has asked for the property.
    /// </summary>
    public static void Collection(Code code, Property property, string type)
    {
        Field(code, property, type);
        code.Block($"public {type} {property.CSharpName}", () => code
            .Line($"get => _{property.Name} ??= new();")
            .Line($"set => _{property.Name} = value;"));
    }

    private static void Field(Code code, Property property, string type) =>
        code.Line($"private {type}? _{property.Name};").Obsolete(property.Deprecation);
}
