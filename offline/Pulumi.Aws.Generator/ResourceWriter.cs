using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Writes a resource and its arguments.</summary>
internal static class ResourceWriter
{
    public static string Write(Definition resource)
    {
        var inputs = resource.Properties("inputProperties", "requiredInputs");
        var outputs = resource.Properties("properties", "required");
        var code = new Code();
        code.Block($"namespace {resource.Token.Namespace}", () =>
        {
            code.Obsolete(resource.Deprecation).Line($"[global::Pulumi.Aws.AwsResourceType(\"{resource.Token.Text}\")]");
            Class(code, resource.Token, inputs, outputs);
            ArgumentsWriter.Write(code, $"{resource.Token.Name}Args", "ResourceArgs", inputs, resource.Token.IsProvider);
        });
        return code.ToString();
    }

    private static void Class(Code code, Token token, List<Property> inputs, List<Property> outputs)
    {
        var (type, parent) = token.IsProvider ? ("aws", "ProviderResource") : (token.Text, "CustomResource");
        var arguments = $"{token.Name}Args";
        var parameter = inputs.Any(input => input.IsRequired) ? $"{arguments} args" : $"{arguments}? args = null";
        var secrets = string.Concat(outputs.Where(output => output.IsSecret).Select(output => $", \"{output.Name}\""));
        code.Block($"public partial class {token.Name} : global::Pulumi.{parent}", () =>
        {
            foreach (var output in outputs)
            {
                code.Line($"[global::Pulumi.Output(\"{output.Name}\")]");
                var result = output.Type.Result(output.IsRequired);
                code.Line($"public global::Pulumi.Output<{result}> {output.CSharpName} {{ get; private set; }} = null!;");
            }

            code.Line($"public {token.Name}(string name, {parameter}, global::Pulumi.CustomResourceOptions? options = null)");
            code.Block($"    : base(\"{type}\", name, args ?? new {arguments}(), global::Pulumi.Aws.Defaults.Of(options{secrets}))", () => { });
        });
    }
}
