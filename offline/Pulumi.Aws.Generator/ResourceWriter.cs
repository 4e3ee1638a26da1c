using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Writes a resource and its arguments.</summary>
internal static class ResourceWriter
{
    public static string Write(Token token, Dictionary<string, object> definition)
    {
        var inputs = Property.All(definition, "inputProperties", "requiredInputs");
        var outputs = Property.All(definition, "properties", "required");
        var code = new Code();
        code.Block($"namespace {token.Namespace}", () =>
        {
            Resource(code, token, inputs, outputs);
            code.Line(string.Empty);
            Arguments(code, token, inputs);
        });
        return code.ToString();
    }

    private static void Resource(Code code, Token token, List<Property> inputs, List<Property> outputs)
    {
        var isProvider = token.Text == Token.Provider;
        var (type, parent) = isProvider ? ("aws", "ProviderResource") : (token.Text, "CustomResource");
        var arguments = $"{token.Name}Args";
        var mayBeNull = !inputs.Any(input => input.IsRequired);
        code.Line($"[global::Pulumi.Aws.AwsResourceType(\"{token.Text}\")]");
        code.Block($"public partial class {token.Name} : global::Pulumi.{parent}", () =>
        {
            foreach (var output in outputs)
            {
                code.Line($"[global::Pulumi.Output(\"{output.Name}\")]");
                code.Line($"public global::Pulumi.Output<{output.Type.Result(output.IsRequired)}> {output.CSharpName} {{ get; private set; }} = null!;");
            }

            code.Line($"public {token.Name}(string name, {arguments}{(mayBeNull ? "?" : "")} args{(mayBeNull ? " = null" : "")}, global::Pulumi.CustomResourceOptions? options = null)");
            code.Block($"    : base(\"{type}\", name, args ?? new {arguments}(), options)", () => { });
        });
    }

    private static void Arguments(Code code, Token token, List<Property> inputs) =>
        code.Block($"public sealed class {token.Name}Args : global::Pulumi.ResourceArgs", () =>
        {
            code.Arguments(inputs, isJson: token.Text == Token.Provider);
            code.Line($"public static new {token.Name}Args Empty => new {token.Name}Args();");
        });
}
