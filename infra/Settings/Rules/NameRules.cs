using System.Text.RegularExpressions;

namespace Infra.Settings.Rules;

/// <summary>What a topic or consumer may be called: its name becomes part of the names of AWS resources.</summary>
public static partial class NameRules
{
    /// <summary>The longest name that is made of a topic's is that of the role that logs its deliveries.</summary>
    private const string RoleSuffix = "-delivery";

    public static string? FailureOfTopic(string stack, string name) =>
        Failure(stack, name, AwsLimits.RoleNameLength - RoleSuffix.Length, "a topic's");

    public static string? FailureOfConsumer(string stack, string name) =>
        Failure(stack, name, AwsLimits.FunctionNameLength, "a function's");

    /// <summary>The longest name that is made of an outbox's is that of the queue of what its stream gave up: shorter than a role's may be.</summary>
    public static string? FailureOfOutbox(string stack, string name) =>
        Failure(stack, name, AwsLimits.FunctionNameLength - OutboxSettings.NameOf(string.Empty).Length, "an outbox's");

    private static string? Failure(string stack, string name, int length, string whose)
    {
        if (!Pattern().IsMatch(name))
        {
            return $"has a name that is not allowed: use lower-case letters, digits and single hyphens, and begin with a letter.";
        }

        var physical = $"{stack}-{name}";
        return physical.Length <= length ? null
            : $"has a name that is too long: `{physical}` is {physical.Length} characters, {whose} name may have {length} here. Shorten it.";
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Pattern();
}
