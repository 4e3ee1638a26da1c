using System.Text.Json;

namespace Tests.Policies.Iam;

/// <summary>One key that is compared with any of some values.</summary>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    public static IReadOnlyList<PolicyCondition> Parse(JsonElement conditions) =>
    [
        .. conditions.EnumerateObject().SelectMany(group => group.Value.EnumerateObject()
            .Select(condition => new PolicyCondition(group.Name, condition.Name, PolicyStatement.Texts(condition.Value)))),
    ];

    /// <summary>What is not in the request fulfils none of these operators.</summary>
    public bool Holds(AccessRequest request) => request[Key] is { } given && Values.Any(value => Operator switch
    {
        "StringEquals" => value == given,
        "Bool" => string.Equals(value, given, StringComparison.OrdinalIgnoreCase),
        // Both match wildcards, part by part. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
        "ArnEquals" or "ArnLike" => ArnMatches(value, given),
        _ => throw new NotSupportedException($"The condition operator {Operator} is not evaluated here."),
    });

    private static bool ArnMatches(string pattern, string arn)
    {
        var (expected, given) = (pattern.Split(':', 6), arn.Split(':', 6));
        return expected.Length == 6 && given.Length == 6 && expected.Zip(given).All(pair => Wildcard.Matches(pair.First, pair.Second));
    }
}
