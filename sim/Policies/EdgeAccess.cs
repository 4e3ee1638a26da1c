namespace Sim.Policies;

/// <summary>
/// Whether an edge may do what it is there for: decided once and after every change of a policy, not for every message.
/// </summary>
/// <param name="checks">What it needs, by the ARN of what it ends at.</param>
internal sealed class EdgeAccess(Account account, Func<string, IEnumerable<AccessCheck>> checks)
{
    private int version = -1;
    private string? decidedFor;
    private string? reason;

    /// <summary>Null if nothing is in the way; else what is missing, in words.</summary>
    /// <param name="target">ARN of what it ends at.</param>
    public string? WhyNot(string target)
    {
        if (!account.Access.IsEnforced)
        {
            return null;
        }

        if (version != account.Access.Version || target != decidedFor)
        {
            (version, decidedFor) = (account.Access.Version, target);
            reason = checks(target).FirstOrDefault(check => !check.Decision.IsAllowed) is { } missing ? $"{missing.Subject} refuses it: {missing.Decision.Reason}" : null;
        }

        return reason;
    }
}
