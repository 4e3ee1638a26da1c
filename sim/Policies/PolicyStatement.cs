using System.Text.Json;

namespace Sim.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed class PolicyStatement
{
    private readonly bool notAction, notResource, notPrincipal;
    private readonly IReadOnlyList<string> actions;
    private readonly IReadOnlyList<string>? resources;
    private readonly StatementPrincipal? principal;
    private readonly IReadOnlyList<PolicyCondition> conditions;

    private PolicyStatement(JsonElement json, int at)
    {
        Name = json.TryGetProperty("Sid", out var sid) && sid.GetString() is { Length: > 0 } id ? $"statement `{id}`" : $"statement {at + 1}";
        Effect = json.GetProperty("Effect").GetString() switch
        {
            "Allow" => Effect.Allow,
            "Deny" => Effect.Deny,
            var other => throw new InvalidOperationException($"{Name} has the effect `{other}`, must be Allow or Deny"),
        };
        notAction = !json.TryGetProperty("Action", out var action);
        actions = PolicyText.ListOf(notAction ? json.GetProperty("NotAction") : action);
        notResource = json.TryGetProperty("NotResource", out var resource);
        resources = notResource || json.TryGetProperty("Resource", out resource) ? PolicyText.ListOf(resource) : null;
        notPrincipal = json.TryGetProperty("NotPrincipal", out var who);
        principal = notPrincipal || json.TryGetProperty("Principal", out who) ? StatementPrincipal.Read(who) : null;
        conditions = json.TryGetProperty("Condition", out var block) ? [.. PolicyCondition.ReadAll(block)] : [];
    }

    public string Name { get; }

    public Effect Effect { get; }

    /// <summary>It says whom it is about: a statement of a resource's policy.</summary>
    public bool NamesPrincipal => principal is not null;

    public static PolicyStatement Read(JsonElement json, int at) => new(json, at);

    /// <summary>The first part that the call does not fit; null if the statement is about it.</summary>
    /// <param name="isIdentity">The statement belongs to the caller, so that it names no principal.</param>
    /// <param name="least">How closely it must name the caller.</param>
    public Mismatch? MismatchWith(AccessRequest request, bool isIdentity, PrincipalMatch least = PrincipalMatch.Account)
    {
        if (actions.Any(action => PolicyText.Matches(action, request.Action, ignoreCase: true)) == notAction)
        {
            return new Mismatch(MismatchPart.Action, $"it is about {string.Join(", ", actions)}");
        }

        if (!isIdentity && (principal is not null && principal.Match(request) >= least) == notPrincipal)
        {
            return new Mismatch(MismatchPart.Principal, $"its principal is {principal}");
        }

        if (resources is not null && resources.Any(resource => PolicyText.Matches(resource, request.Resource, ignoreCase: false)) == notResource)
        {
            return new Mismatch(MismatchPart.Resource, $"its resource is {string.Join(", ", resources)}");
        }

        return conditions.FirstOrDefault(condition => !condition.Holds(request)) is { } broken
            ? new Mismatch(MismatchPart.Condition, broken.Unmet(request))
            : null;
    }
}
