using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Writes a class of plain results: read-only fields, filled by its constructor.</summary>
internal static class ResultWriter
{
    public static void Write(Code code, string name, List<Property> properties) =>
        code.Line("[global::Pulumi.OutputType]").Block($"public sealed class {name}", () =>
        {
            foreach (var property in properties)
            {
                code.Line($"public readonly {property.Type.Result(property.IsRequired)} {property.CSharpName};");
            }

            var parameters = properties.Select(property => $"{property.Type.Result(property.IsRequired)} @{property.Name}");
            code.Line("[global::Pulumi.OutputConstructor]").Block($"private {name}({string.Join(", ", parameters)})", () =>
            {
                foreach (var property in properties)
                {
                    code.Line($"this.{property.CSharpName} = @{property.Name};");
                }
            });
        });
}
