namespace Sim.Sqs;

/// <summary>Which message of a standard queue comes next when some tenants are noisy.</summary>
internal sealed partial class Queue
{
    private StateList noisy = new(), returned = new();
    private Tenants? tenants;

    /// <summary>Visible, but behind those of the quiet tenants.</summary>
    public StateList Noisy => noisy;

    /// <summary>
    /// Visible again after a receive: a standard queue gives them before what nobody has seen yet, as they are older; but what
    /// was received three times and never deleted goes to the back.
    /// </summary>
    public StateList Returned => returned;

    private bool ReturnsToTheFront(in Message message) =>
        groups is null && message.ReceiveCount - message.ReceivedBefore is > 0 and < Quotas.ReceivesOfAPoisonPill;

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

        return returned.Head >= 0 ? returned.Head : visible.Head >= 0 ? visible.Head : noisy.Head;
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
