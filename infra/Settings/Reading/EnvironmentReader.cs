using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>
/// A function's own variables. A secret in one is readable by everyone who may look at the function: those that look like
/// one are refused (CloudFormation Guard, checkov CKV_AWS_45).
/// </summary>
internal static class EnvironmentReader
{
    public static IReadOnlyDictionary<string, string>? Read(SettingsNode node)
    {
        var variables = node.TextMap("environment");
        if (node.IsSecret && variables is { Count: > 0 })
        {
            node.Fail($"{node.Path}.environment stands in a secret setting, and whoever may read the function's configuration would read it. "
                + "Put the secret into Secrets Manager and name its ARN in a plain setting.");
            return null;
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            if (Failure(name, value) is { } failure)
            {
                node.Fail($"{node.Path}.environment.{name} {failure}");
            }
        }

        return variables;
    }

    private static string? Failure(string name, string value) => name switch
    {
        _ when !Patterns.VariableName().IsMatch(name) => "is not a name of a variable: begin with a letter, go on with letters, digits and underscores.",
        _ when name.StartsWith("AWS_", StringComparison.Ordinal) || name is "LAMBDA_TASK_ROOT" or "LAMBDA_RUNTIME_DIR" =>
            "is a name that Lambda keeps for itself. Choose another.",
        _ when FunctionVariables.Names.Contains(name) => "is set by the stack itself. Choose another name.",
        _ when Patterns.SecretName().IsMatch(name) || Patterns.SecretValue().IsMatch(value) =>
            "looks like a secret, and whoever may read the function's configuration would read it. Put it into Secrets Manager and "
            + "name its ARN here (a name that ends in _SECRET_ARN).",
        _ => null,
    };
}
