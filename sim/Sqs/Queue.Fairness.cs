namespace Sim.Sqs;

/// <summary>Which message of a standard queue comes next when some tenants are noisy.</summary>
internal sealed partial class Queue
{
    private StateList noisy = new();
    private Tenants? tenants;

    /// <summary>Visible, but behind those of the quiet tenants.</summary>
    public StateList Noisy => noisy;

    /// <summary>What of noisy tenants has come to the front steps aside; it is looked at once for that.</summary>
    private int NextOfStandard()
    {
        while (tenants is not null && visible.Head >= 0 && IsOfNoisyTenant(visible.Head))
        {
            var slot = visible.Head;
            visible.Remove(messages, slot);
            messages[slot].Apart = true;
            noisy.Append(messages, slot);
        }

        return visible.Head >= 0 ? visible.Head : noisy.Head;
    }

    private bool IsOfNoisyTenant(int slot) => TenantOf(slot) is { } tenant && tenants!.IsNoisy(tenant, InFlight);

    private void EnterFlight(int slot)
    {
        if (groups is null && TenantOf(slot) is { } tenant)
        {
            (tenants ??= new Tenants()).Enter(tenant);
        }
    }

    private void LeaveFlight(int slot)
    {
        if (tenants is not null && TenantOf(slot) is { } tenant)
        {
            tenants.Leave(tenant);
        }
    }

    private string? TenantOf(int slot) => account.Payloads[messages[slot].Payload].Content.MessageGroupId;
}
