using System.Text.Json;

namespace Sim.Policies;

/// <summary>Whom a statement of a resource's policy is about.</summary>
internal sealed class StatementPrincipal
{
    private readonly List<string> services = [];
    private readonly List<string> accounts = [];
    private bool everyone;

    public static StatementPrincipal Read(JsonElement json)
    {
        var principal = new StatementPrincipal();
        if (json.ValueKind == JsonValueKind.String)
        {
            principal.everyone = json.GetString() == "*";
            return principal;
        }

        foreach (var kind in json.EnumerateObject())
        {
            var names = PolicyText.ListOf(kind.Value);
            (kind.Name == "Service" ? principal.services : principal.accounts).AddRange(names);
            principal.everyone |= kind.Name == "AWS" && names.Contains("*");
        }

        return principal;
    }

    public PrincipalMatch Match(AccessRequest request) => everyone ? PrincipalMatch.Caller
        : request.IsService ? (services.Contains(request.Principal) ? PrincipalMatch.Caller : PrincipalMatch.None)
        : accounts.Contains(request.Principal) ? PrincipalMatch.Caller
        : accounts.Exists(name => IsAccountOf(name, request)) ? PrincipalMatch.Account
        : PrincipalMatch.None;

    public override string ToString() => everyone ? "*" : string.Join(", ", services.Concat(accounts));

    /// <summary>An account's number or its root stands for everybody in it.</summary>
    private static bool IsAccountOf(string name, AccessRequest request) =>
        name == request.Account
        || (name.EndsWith(":root", StringComparison.Ordinal) && name.Split(':') is ["arn", _, "iam", _, var account, _] && account == request.Account);
}
