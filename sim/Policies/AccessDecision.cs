namespace Sim.Policies;

/// <summary>What IAM decides on a call, and why: which statement allows or denies it, or which one is missing.</summary>
public sealed record AccessDecision(bool IsAllowed, string Reason)
{
    /// <param name="resourcePolicy">The policy of what is acted on; null if it has none.</param>
    /// <param name="identityPolicies">The policies of the caller, its role's; a service has none.</param>
    /// <param name="resourceAccount">The account that what is acted on belongs to.</param>
    public static AccessDecision Of(
        AccessRequest request, PolicyDocument? resourcePolicy, IReadOnlyList<PolicyDocument> identityPolicies, string resourceAccount)
    {
        foreach (var policy in identityPolicies.Concat(resourcePolicy is null ? [] : [resourcePolicy]))
        {
            if (policy.Find(Effect.Deny, request, isIdentity: policy != resourcePolicy) is { } denying)
            {
                return new AccessDecision(false, $"{denying.Name} of {policy.Name} denies {request.Action}");
            }
        }

        var byResource = resourcePolicy?.Find(Effect.Allow, request, isIdentity: false);
        var byIdentity = identityPolicies.FirstOrDefault(policy => policy.Find(Effect.Allow, request, isIdentity: true) is not null);
        // Within an account either side suffices; from another account both have to agree. A service has no policy of its own.
        var needsBoth = !request.IsService && request.Account != resourceAccount;
        var isAllowed = needsBoth ? byResource is not null && byIdentity is not null : byResource is not null || byIdentity is not null;
        return isAllowed
            ? new AccessDecision(true, byResource is not null ? $"{byResource.Name} of {resourcePolicy!.Name}" : byIdentity!.Name)
            : new AccessDecision(false, Missing(request, resourcePolicy, identityPolicies, byResource is not null, byIdentity is not null));
    }

    private static string Missing(
        AccessRequest request, PolicyDocument? resourcePolicy, IReadOnlyList<PolicyDocument> identityPolicies, bool resourceAllows, bool identityAllows)
    {
        var wanted = $"{request.Action} on {request.Resource} for {request.Principal}";
        var ofResource = resourcePolicy is null || resourceAllows ? [] : (PolicyDocument[])[resourcePolicy];
        IReadOnlyList<PolicyDocument> asked = request.IsService || identityAllows ? ofResource : [.. identityPolicies, .. ofResource];
        if (asked.Count == 0)
        {
            return $"no policy allows {wanted}: {(request.IsService || identityAllows ? "the resource has no policy" : "the caller has none")}";
        }

        var nowhere = $"no statement of {string.Join(" or ", asked.Select(policy => policy.Name))} allows {wanted}";
        var near = asked.SelectMany(policy => Near(policy, request, policy != resourcePolicy)).OrderByDescending(near => near.Mismatch.Part).ToList();
        return near is [var (nearest, mismatch), ..] ? $"{nowhere}; nearest is {nearest.Name}: {mismatch.Why}" : nowhere;
    }

    /// <summary>The statements that would allow the action, if only the rest fitted.</summary>
    private static IEnumerable<(PolicyStatement Statement, Mismatch Mismatch)> Near(PolicyDocument policy, AccessRequest request, bool isIdentity) => policy.Statements
        .Where(statement => statement.Effect == Effect.Allow)
        .Select(statement => (Statement: statement, Mismatch: statement.MismatchWith(request, isIdentity)!))
        .Where(near => near.Mismatch.Part > MismatchPart.Action);
}
