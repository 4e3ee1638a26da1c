using System;
using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Writes a function: something to ask the provider.</summary>
internal static class FunctionWriter
{
    public static string Write(Definition function)
    {
        var (name, token, inputs) = (function.Token.Name, function.Token.Text, function.Inputs);
        if (inputs.Concat(function.Outputs).FirstOrDefault(property => property.Type.Tokens.Any()) is { } nested)
        {
            // The classes of such types have other names among functions than among resources.
            throw new NotSupportedException($"{token}.{nested.Name} is an object, which functions do not have here yet.");
        }

        var isOptional = !inputs.Any(input => input.IsRequired);
        var code = new Code();
        code.Block($"namespace {function.Token.Namespace}", () =>
        {
            code.Obsolete(function.Deprecation).Block($"public static class {name}", () =>
            {
                Method(code, token, name, "InvokeAsync", Optional($"{name}Args", isOptional), "InvokeOptions? options = null");
                Method(code, token, name, "Invoke", Optional($"{name}InvokeArgs", isOptional), "InvokeOptions? options = null");
                Method(code, token, name, "Invoke", $"{name}InvokeArgs args", "InvokeOutputOptions options");
            });
            PlainArguments(code, $"{name}Args", inputs);
            ArgumentsWriter.Write(code, $"{name}InvokeArgs", "InvokeArgs", inputs);
            ResultWriter.Write(code, $"{name}Result", function.Outputs);
        });
        return code.ToString();
    }

    private static string Optional(string type, bool isOptional) => isOptional ? $"{type}? args = null" : $"{type} args";

    private static void Method(Code code, string token, string name, string method, string arguments, string options)
    {
        var result = method == "Invoke" ? "global::Pulumi.Output" : "global::System.Threading.Tasks.Task";
        var type = arguments.Split(' ', '?')[0];
        code.Line($"public static {result}<{name}Result> {method}({arguments}, global::Pulumi.{options})");
        var call = $"global::Pulumi.Deployment.Instance.{method}<{name}Result>";
        code.Line($"    => {call}(\"{token}\", args ?? new {type}(), global::Pulumi.Aws.Defaults.Of(options));");
    }

    /// <summary>The arguments of a function that is awaited: plain values.</summary>
    private static void PlainArguments(Code code, string name, List<Property> inputs) =>
        code.Block($"public sealed class {name} : global::Pulumi.InvokeArgs", () =>
        {
            foreach (var input in inputs)
            {
                code.Line(ArgumentsWriter.Attribute(input));
                PlainMember(code, input);
            }

            ArgumentsWriter.Constructor(code, name, inputs);
            code.Line($"public static new {name} Empty => new {name}();");
        });

    private static void PlainMember(Code code, Property input)
    {
        var type = input.Type;
        if (type.IsList || type.IsMap)
        {
            var items = type.Items.Plain(isArgument: true);
            ArgumentsWriter.Collection(code, input, type.IsList
                ? $"global::System.Collections.Generic.List<{items}>"
                : $"global::System.Collections.Generic.Dictionary<string, {items}>");
            return;
        }

        var end = input.IsRequired && !type.IsValue ? " = null!;" : string.Empty;
        code.Line($"public {type.Plain(isArgument: true)}{(input.IsRequired ? "" : "?")} {input.CSharpName} {{ get; set; }}{end}");
    }
}
