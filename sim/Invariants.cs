using Sim.Lambda;
using Sim.Sqs;

namespace Sim;

/// <summary>
/// What must hold after every step, checked against the structures themselves: every slot and every list is walked and
/// compared with counters that are kept apart from them. For tests; costs time in proportion to what exists.
/// </summary>
public sealed class Invariants
{
    private readonly Account account;
    private readonly Requirement require;
    private readonly QueueInvariants queues;
    private readonly InvocationInvariants invocations;

    internal Invariants(Account account)
    {
        this.account = account;
        require = new Requirement(account);
        queues = new QueueInvariants(account, require);
        invocations = new InvocationInvariants(account, require);
    }

    /// <exception cref="InvariantViolation">Something does not hold: a bug of the simulation. Carries the seed.</exception>
    public void Check()
    {
        queues.Check();
        invocations.Check();
        CheckTheLaw();
        CheckPayloads();
    }

    /// <summary>
    /// Every message that came from an origin is in exactly one place: in a queue, deleted, expired, purged with or from its
    /// queue, moved on under a new identity, waits for or is in an asynchronous invocation, is on its way to an HTTP(S) endpoint or another Region, was a duplicate for its FIFO queue, or was dropped. Counts alone could hide that one is there twice and another not at all; sums of mixed
    /// identities cannot.
    /// </summary>
    private void CheckTheLaw()
    {
        var found = new Tally[account.Origins.Count];
        for (var slot = 0; slot < account.Messages.Slots; slot++)
        {
            ref readonly var message = ref account.Messages[slot];
            if (message.State != MessageState.None)
            {
                found[message.Origin].Add(message.Identity);
            }
        }

        foreach (var happening in account.Asynchronous.Events.All)
        {
            if (happening.Origin is { } origin)
            {
                found[origin.Index].Add(happening.Publication);
            }
        }

        foreach (var delivery in account.Posts.All.Where(delivery => delivery.IsNotification))
        {
            found[delivery.Subscription.Origin.Index].Add(delivery.Publication);
        }

        foreach (var delivery in account.Abroad.All)
        {
            found[delivery.Subscription.Origin.Index].Add(delivery.Publication);
        }

        foreach (var origin in account.Origins)
        {
            var total = found[origin.Index];
            total.Add(origin.Deleted);
            total.Add(origin.Expired);
            total.Add(origin.Purged);
            total.Add(origin.Lost);
            total.Add(origin.Deduplicated);
            total.Add(origin.Renamed);
            var name = origin.Subscription?.Arn ?? "direct sends";
            require.That(
                total.Count == origin.Accepted.Count,
                $"{name}: {origin.Accepted.Count} messages came in, {total.Count} are accounted for");
            require.That(total.Sum == origin.Accepted.Sum, $"{name}: a message is lost and another one is there twice");
        }
    }

    private void CheckPayloads()
    {
        var references = new int[account.Payloads.Slots];
        for (var slot = 0; slot < account.Messages.Slots; slot++)
        {
            if (account.Messages[slot].State != MessageState.None)
            {
                references[account.Messages[slot].Payload]++;
            }
        }

        invocations.CountPayloads(references);
        foreach (var delivery in account.Posts.All.Where(delivery => delivery.IsNotification))
        {
            references[delivery.Payload]++;
        }

        foreach (var delivery in account.Abroad.All)
        {
            references[delivery.Payload]++;
        }

        for (var slot = 0; slot < references.Length; slot++)
        {
            require.That(
                account.Payloads[slot].References == references[slot],
                $"payload {slot} counts {account.Payloads[slot].References} references and has {references[slot]}");
        }
    }
}
