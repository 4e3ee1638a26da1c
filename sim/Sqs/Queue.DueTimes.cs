using Sim.Time;

namespace Sim.Sqs;

/// <summary>What happens to a queue's messages as time passes.</summary>
internal sealed partial class Queue
{
    /// <summary>
    /// True if the entry is about a message. If its message has left in time, the entry is dead, and the list's new
    /// head gets the next one.
    /// </summary>
    public bool IsDue(in AgendaEntry entry) => entry.Kind switch
    {
        AgendaKind.InFlightHead => IsHeadDue(inFlight.Head, ref inFlightDue, entry),
        AgendaKind.DelayedHead => IsHeadDue(delayed.Head, ref delayedDue, entry),
        _ => IsOldestDue(entry),
    };

    /// <summary>Ends the delays or visibility timeouts at the head of a list.</summary>
    public void ShowDue(AgendaKind kind)
    {
        ref var list = ref kind == AgendaKind.InFlightHead ? ref inFlight : ref delayed;
        ref var times = ref kind == AgendaKind.InFlightHead ? ref inFlightDue : ref delayedDue;
        while (list.Head >= 0 && messages[list.Head].Due <= account.Now)
        {
            BecomeVisible(list.Head);
        }

        times.Armed = list.Head >= 0;
        if (times.Armed)
        {
            account.Schedule.Add(kind, messages[list.Head].Due, Id.Index, 0);
        }
    }

    public void BecomeVisible(int slot)
    {
        Unlink(slot);
        Show(slot);
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(FactKind.BecameVisible, slot));
        }
    }

    public bool IsExpired(int slot, long time) => messages[slot].Sent + retention <= time;

    /// <summary>Retention takes messages in flight as well.</summary>
    public void ExpireDue()
    {
        while (arrivals.Oldest >= 0 && IsExpired(arrivals.Oldest, account.Now))
        {
            Expire(arrivals.Oldest);
        }

        RearmRetention();
    }

    private bool IsHeadDue(int head, ref DueTimes times, in AgendaEntry entry)
    {
        if (head >= 0 && messages[head].Due <= entry.Due)
        {
            return true;
        }

        times.Armed = head >= 0;
        if (times.Armed)
        {
            account.Schedule.Add(entry.Kind, messages[head].Due, Id.Index, 0);
        }

        return false;
    }

    private bool IsOldestDue(in AgendaEntry entry)
    {
        if (entry.Check != retentionVersion)
        {
            return false;
        }

        if (arrivals.Oldest >= 0 && IsExpired(arrivals.Oldest, entry.Due))
        {
            return true;
        }

        RearmRetention();

        return false;
    }

    private void RearmRetention()
    {
        retentionDue.Armed = arrivals.Oldest >= 0;
        if (retentionDue.Armed)
        {
            account.Schedule.AddRetention(
                AgendaKind.RetentionHead, messages[arrivals.Oldest].Sent + retention, Id.Index, retentionVersion);
        }
    }
}
