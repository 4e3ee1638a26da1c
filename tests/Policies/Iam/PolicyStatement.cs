using System.Text.Json;

namespace Tests.Policies.Iam;

/// <summary>One statement of a document, as it is written.</summary>
internal sealed record PolicyStatement
{
    private static readonly string[] Known = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

    public required string Sid { get; init; }

    public required bool IsDeny { get; init; }

    /// <summary>Null in a policy that belongs to a role.</summary>
    public required IReadOnlyList<PolicyPrincipal>? Principals { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Empty in a trust policy.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    public required IReadOnlyList<PolicyCondition> Conditions { get; init; }

    public static PolicyStatement Parse(JsonElement statement)
    {
        // NotAction and the like would turn the meaning round: what is not read here must not be written.
        Assert.All(statement.EnumerateObject(), property => Assert.Contains(property.Name, Known));
        return new PolicyStatement
        {
            Sid = statement.GetProperty("Sid").GetString()!,
            IsDeny = statement.GetProperty("Effect").GetString() == "Deny",
            Principals = statement.TryGetProperty("Principal", out var principal) ? PolicyPrincipal.Parse(principal) : null,
            Actions = Texts(statement.GetProperty("Action")),
            Resources = statement.TryGetProperty("Resource", out var resource) ? Texts(resource) : [],
            Conditions = statement.TryGetProperty("Condition", out var conditions) ? PolicyCondition.Parse(conditions) : [],
        };
    }

    public static IReadOnlyList<string> Texts(JsonElement oneOrMany) => oneOrMany.ValueKind == JsonValueKind.Array
        ? [.. oneOrMany.EnumerateArray().Select(text => text.GetString()!)]
        : [oneOrMany.GetString()!];

    public override string ToString() => Sid;
}
