using System.Collections.Generic;

namespace Pulumi.Aws.Generator;

/// <summary>Writes an object type: its arguments, and what it is among the outputs.</summary>
internal static class TypeWriter
{
    public static string Write(Token token, Dictionary<string, object> definition)
    {
        var properties = (Dictionary<string, object>)definition["properties"];
        var required = (List<object>)definition["required"];
        // Providers always fill in some properties that one may leave out.
        var requiredOutputs = definition.TryGetValue("language", out var language)
            ? (List<object>)((Dictionary<string, object>)((Dictionary<string, object>)language)["nodejs"])["requiredOutputs"]
            : required;
        var code = new Code();
        code.Block($"namespace {token.Namespace}.Inputs", () =>
            code.Block($"public sealed class {token.Name}Args : global::Pulumi.ResourceArgs", () =>
            {
                code.Arguments(Property.All(properties, required));
                code.Line($"public static new {token.Name}Args Empty => new {token.Name}Args();");
            }));
        code.Line(string.Empty);
        code.Block($"namespace {token.Namespace}.Outputs", () => code.Results(token.Name, Property.All(properties, requiredOutputs)));
        return code.ToString();
    }
}
