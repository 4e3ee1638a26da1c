namespace Sim.Policies;

/// <summary>What IAM decides on a call, and why: which statement allows or denies it, or which one is missing.</summary>
public sealed record AccessDecision(bool IsAllowed, string Reason)
{
    /// <summary>A statement denies it, so that no permission would help.</summary>
    public bool IsDenied { get; init; }

    /// <summary>
    /// Within an account either side suffices, and a resource's policy that names the account leaves it to the caller's own;
    /// but a key is used only if its own policy says so. From another account both have to agree. A service has no policy of its own.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
    /// </summary>
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
                return new AccessDecision(false, $"{denying.Name} of {policy.Name} denies {request.Action}") { IsDenied = true };
            }
        }

        var byResource = resourcePolicy?.Find(Effect.Allow, request, isIdentity: false, PrincipalMatch.Caller);
        var letsIn = byResource ?? resourcePolicy?.Find(Effect.Allow, request, isIdentity: false);
        var byIdentity = identityPolicies.FirstOrDefault(policy => policy.Find(Effect.Allow, request, isIdentity: true) is not null);
        var isForeign = !request.IsService && request.Account != resourceAccount;
        var isAllowed = request.IsService ? byResource is not null
            : isForeign ? letsIn is not null && byIdentity is not null
            : byResource is not null || (byIdentity is not null && (letsIn is not null || !request.IsOfKey));
        return isAllowed
            ? new AccessDecision(true, byResource is not null ? $"{byResource.Name} of {resourcePolicy!.Name}" : byIdentity!.Name)
            : new AccessDecision(false, Missing(request, letsIn is null ? resourcePolicy : null, byIdentity is null ? identityPolicies : []));
    }

    /// <param name="resourcePolicy">Null if it says nothing against it.</param>
    /// <param name="identityPolicies">None if they allow it.</param>
    private static string Missing(AccessRequest request, PolicyDocument? resourcePolicy, IReadOnlyList<PolicyDocument> identityPolicies)
    {
        var wanted = $"{request.Action} on {request.Resource} for {request.Principal}";
        IReadOnlyList<PolicyDocument> asked = [.. identityPolicies, .. resourcePolicy is null ? [] : (PolicyDocument[])[resourcePolicy]];
        if (asked.Count == 0)
        {
            return $"no policy allows {wanted}: {(request.IsService || request.IsOfKey ? "the resource has no policy" : "the caller has none")}";
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
