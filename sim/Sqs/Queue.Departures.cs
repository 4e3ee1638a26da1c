namespace Sim.Sqs;

/// <summary>How messages leave a queue for good.</summary>
internal sealed partial class Queue
{
    private long purgeableFrom;

    /// <param name="kind">What the trace says of it.</param>
    public void Delete(int slot, Lambda.InvocationId? invocation, FactKind kind = FactKind.Deleted)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(kind, slot) with { Invocation = invocation });
        }

        Counters.Deleted++;
        account.Origins[messages[slot].Origin].Deleted.Add(messages[slot].Identity);
        Leave(slot);
    }

    public void Expire(int slot)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(FactKind.Expired, slot));
        }

        Counters.Expired++;
        account.Origins[messages[slot].Origin].Expired.Add(messages[slot].Identity);
        Leave(slot);
    }

    /// <summary>Deletes the queue itself, with whatever lies in it.</summary>
    public void DeleteQueue()
    {
        Empty();
        Exists = false;
        FollowPolicy(null);
        AbandonLongPolls();
        if (!isDeadLetterTarget)
        {
            return;
        }

        foreach (var source in account.Queues)
        {
            if (source.DeadLetterQueue == this)
            {
                source.DeadLetterQueue = null;
            }
        }
    }

    /// <returns>False if it was purged a moment ago.</returns>
    public bool TryPurge()
    {
        if (account.Now < purgeableFrom)
        {
            return false;
        }

        purgeableFrom = account.Now + account.Options.PurgeRest.Ticks;
        Empty();
        Deduplication?.Forget();
        return true;
    }

    private void Empty()
    {
        while (arrivals.Oldest >= 0)
        {
            var slot = arrivals.Oldest;
            if (account.Trace.Enabled)
            {
                account.Trace.Add(account.FactOf(FactKind.Purged, slot));
            }

            Counters.Purged++;
            account.Origins[messages[slot].Origin].Purged.Add(messages[slot].Identity);
            Leave(slot);
        }
    }

    /// <summary>What left first may have held up the rest of its group.</summary>
    private void LeaveGroup(int slot)
    {
        if (groups is not null && groups.Remove(slot))
        {
            WakePollers();
        }
    }

    private void Leave(int slot)
    {
        Unlink(slot);
        arrivals.Remove(messages, slot);
        LeaveGroup(slot);
        account.Payloads.Release(messages[slot].Payload);
        messages.Return(slot);
    }
}
