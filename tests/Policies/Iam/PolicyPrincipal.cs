using System.Text.Json;

namespace Tests.Policies.Iam;

internal sealed record PolicyPrincipal(string Kind, string Name)
{
    public bool IsEveryone => Name == "*";

    public static IReadOnlyList<PolicyPrincipal> Parse(JsonElement principal) => principal.ValueKind == JsonValueKind.String
        ? [new PolicyPrincipal("*", principal.GetString()!)]
        : [.. principal.EnumerateObject().SelectMany(kind => PolicyStatement.Texts(kind.Value).Select(name => new PolicyPrincipal(kind.Name, name)))];
}
