using System.Text.Json;

namespace Tests.Policies.Iam;

/// <summary>One key that is compared with any of some values, as it is written.</summary>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    public static IReadOnlyList<PolicyCondition> Parse(JsonElement conditions) =>
    [
        .. conditions.EnumerateObject().SelectMany(group => group.Value.EnumerateObject()
            .Select(condition => new PolicyCondition(group.Name, condition.Name, PolicyStatement.Texts(condition.Value)))),
    ];
}
