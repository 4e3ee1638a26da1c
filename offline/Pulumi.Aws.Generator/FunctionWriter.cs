using System.Collections.Generic;

namespace Pulumi.Aws.Generator;

/// <summary>Writes a function: something to ask the provider.</summary>
internal static class FunctionWriter
{
    public static string Write(Token token, Dictionary<string, object> definition)
    {
        var inputs = (Dictionary<string, object>)definition["inputs"];
        var name = token.Name;
        var code = new Code();
        code.Block($"namespace {token.Namespace}", () =>
        {
            code.Block($"public static class {name}", () =>
            {
                code.Line($"public static global::System.Threading.Tasks.Task<{name}Result> InvokeAsync({name}Args? args = null, global::Pulumi.InvokeOptions? options = null)");
                code.Line($"    => global::Pulumi.Deployment.Instance.InvokeAsync<{name}Result>(\"{token.Text}\", args ?? new {name}Args(), options);");
                code.Line($"public static global::Pulumi.Output<{name}Result> Invoke({name}InvokeArgs? args = null, global::Pulumi.InvokeOptions? options = null)");
                code.Line($"    => global::Pulumi.Deployment.Instance.Invoke<{name}Result>(\"{token.Text}\", args ?? new {name}InvokeArgs(), options);");
                code.Line($"public static global::Pulumi.Output<{name}Result> Invoke({name}InvokeArgs args, global::Pulumi.InvokeOutputOptions options)");
                code.Line($"    => global::Pulumi.Deployment.Instance.Invoke<{name}Result>(\"{token.Text}\", args ?? new {name}InvokeArgs(), options);");
            });
            code.Line(string.Empty);
            PlainArguments(code, name, Property.All(inputs, "properties", "required"));
            code.Line(string.Empty);
            code.Block($"public sealed class {name}InvokeArgs : global::Pulumi.InvokeArgs", () =>
                code.Arguments(Property.All(inputs, "properties", "required")).Line($"public static new {name}InvokeArgs Empty => new {name}InvokeArgs();"));
            code.Line(string.Empty);
            code.Results($"{name}Result", Property.All((Dictionary<string, object>)definition["outputs"], "properties", "required"));
        });
        return code.ToString();
    }

    private static void PlainArguments(Code code, string name, List<Property> inputs) =>
        code.Block($"public sealed class {name}Args : global::Pulumi.InvokeArgs", () =>
        {
            foreach (var input in inputs)
            {
                code.Line($"[global::Pulumi.Input(\"{input.Name}\"{(input.IsRequired ? ", required: true" : "")})]");
                code.Line($"public {input.Type.Plain(isInput: true)}? {input.CSharpName} {{ get; set; }}");
            }

            code.Line($"public static new {name}Args Empty => new {name}Args();");
        });
}
