namespace Sim.Policies;

/// <summary>
/// Whether an edge may do what it is there for: decided once and after every change of a policy, not for every message.
/// </summary>
internal sealed class EdgeAccess(Account account, Func<IEnumerable<AccessCheck>> checks)
{
    private int version = -1;
    private string? reason;

    /// <summary>Null if nothing is in the way; else what is missing, in words.</summary>
    public string? WhyNot
    {
        get
        {
            if (!account.Access.IsEnforced)
            {
                return null;
            }

            if (version != account.Access.Version)
            {
                version = account.Access.Version;
                reason = checks().FirstOrDefault(check => !check.Decision.IsAllowed) is { } missing ? $"{missing.Subject} refuses it: {missing.Decision.Reason}" : null;
            }

            return reason;
        }
    }
}
