using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>What a topic or consumer may be called: its name becomes part of the names of AWS resources.</summary>
internal static partial class NameRules
{
    private const string QueueSuffix = "-undelivered";

    public static string? FailureOfTopic(string stack, string name) =>
        Failure(stack, name, AwsLimits.QueueNameLength - QueueSuffix.Length, "a queue's");

    public static string? FailureOfConsumer(string stack, string name) =>
        Failure(stack, name, AwsLimits.FunctionNameLength, "a function's");

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
