using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Sqs;

namespace Sim.Time;

/// <summary>Takes entries off the agenda in order, moves the clock to their due time and executes them.</summary>
internal sealed class Stepper(Account account, VirtualClock clock, CloudWatchService cloudWatch)
{
    private readonly Schedule schedule = account.Schedule;
    private bool stepping;

    /// <summary>As <see cref="NextDue"/>, without what comes round for ever.</summary>
    public long? NextHappening => FindHappening() is { } agenda ? Math.Max(agenda.Next.Due, schedule.Now) : null;

    public long? NextDue => FindNext() is { } agenda ? Math.Max(agenda.Next.Due, schedule.Now) : null;

    /// <returns>False if nothing is due up to and including <paramref name="limit"/>.</returns>
    public bool Step(long limit)
    {
        if (FindNext() is not { } agenda || agenda.Next.Due > limit)
        {
            return false;
        }

        if (stepping)
        {
            throw new InvalidOperationException("A step is under way: an invoker or a timer must not step the world itself.");
        }

        var entry = agenda.Next;
        agenda.RemoveNext();
        schedule.Now = Math.Max(schedule.Now, entry.Due);
        stepping = true;
        try
        {
            Execute(entry);
        }
        finally
        {
            stepping = false;
        }

        return true;
    }

    public void StepTo(long time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, schedule.Now);
        while (Step(time))
        {
        }

        schedule.Now = time;
    }

    public long RunToIdle(long atMost)
    {
        var steps = 0L;
        while (SkipDead(schedule.Activity))
        {
            if (steps++ == atMost)
            {
                throw new InvalidOperationException($"The world is not idle after {atMost} steps.");
            }

            Step(long.MaxValue);
        }

        return steps;
    }

    /// <summary>The agenda with the entry that is next, or null.</summary>
    private Agenda? FindNext()
    {
        var happening = FindHappening();
        return SkipDead(schedule.Rounds) && (happening is null || schedule.Rounds.Next.IsBefore(happening.Next)) ? schedule.Rounds : happening;
    }

    /// <summary>Retention is looked at only when its time has come.</summary>
    private Agenda? FindHappening()
    {
        var active = SkipDead(schedule.Activity);
        while (schedule.Retention.Count > 0)
        {
            ref readonly var retention = ref schedule.Retention.Next;
            if (active && !retention.IsBefore(schedule.Activity.Next))
            {
                break;
            }

            if (IsAlive(retention))
            {
                return schedule.Retention;
            }

            schedule.Retention.RemoveNext();
        }

        return active ? schedule.Activity : null;
    }

    private bool SkipDead(Agenda agenda)
    {
        while (agenda.Count > 0)
        {
            if (IsAlive(agenda.Next))
            {
                return true;
            }

            agenda.RemoveNext();
        }

        return false;
    }

    private bool IsAlive(in AgendaEntry entry) => entry.Kind switch
    {
        AgendaKind.InFlightHead or AgendaKind.DelayedHead or AgendaKind.RetentionHead => account.Queues[entry.Subject].IsDue(entry),
        AgendaKind.BecomesVisible => account.Messages[entry.Subject].Version == entry.Check,
        AgendaKind.Expires =>
            account.Messages[entry.Subject].Sequence == entry.Check && QueueOf(entry.Subject).IsExpired(entry.Subject, entry.Due),
        AgendaKind.Poll => account.Mappings[entry.Subject].IsPollDue(entry.Check),
        AgendaKind.BatchingWindow => account.Mappings[entry.Subject].IsGathering(entry.Check),
        AgendaKind.Timeout =>
            account.Invocations[entry.Subject].Sequence == entry.Check && account.Invocations[entry.Subject].Result is null,
        AgendaKind.Completion or AgendaKind.ThrottleRetry => account.Invocations[entry.Subject].Sequence == entry.Check,
        AgendaKind.StreamPoll => account.Streams[entry.Subject].IsDue(entry.Check),
        AgendaKind.AsynchronousAttempt => account.Asynchronous.IsDue(entry.Subject, entry.Check),
        AgendaKind.HttpDelivery => account.Posts.IsDue(entry.Check),
        AgendaKind.LongPollServed => account.Queues[entry.Subject].IsServingLongPolls,
        AgendaKind.LongPollEnds => account.Queues[entry.Subject].IsLongPollDue(entry.Check),
        AgendaKind.MessageMove => account.MoveTasks[entry.Subject].IsRunning,
        AgendaKind.MinuteEnds => cloudWatch.IsDue(entry.Check),
        _ => clock.Timer(entry.Subject).IsCurrent(entry.Check),
    };

    private void Execute(in AgendaEntry entry)
    {
        switch (entry.Kind)
        {
            case AgendaKind.InFlightHead or AgendaKind.DelayedHead:
                account.Queues[entry.Subject].ShowDue(entry.Kind);
                break;
            case AgendaKind.RetentionHead:
                account.Queues[entry.Subject].ExpireDue();
                break;
            case AgendaKind.BecomesVisible:
                QueueOf(entry.Subject).BecomeVisible(entry.Subject);
                break;
            case AgendaKind.Expires:
                QueueOf(entry.Subject).Expire(entry.Subject);
                break;
            case AgendaKind.Poll:
                account.Mappings[entry.Subject].Poll(entry.Check);
                break;
            case AgendaKind.BatchingWindow:
                account.Mappings[entry.Subject].CloseWindow();
                break;
            case AgendaKind.Completion or AgendaKind.Timeout:
                Settle(entry.Subject);
                break;
            case AgendaKind.AsynchronousAttempt:
                account.Asynchronous.Attempt(entry.Subject);
                break;
            case AgendaKind.HttpDelivery:
                account.Posts.Happen(entry.Check);
                break;
            case AgendaKind.StreamPoll:
                account.Streams[entry.Subject].Poll();
                break;
            case AgendaKind.LongPollServed:
                account.Queues[entry.Subject].ServeLongPolls();
                break;
            case AgendaKind.LongPollEnds:
                account.Queues[entry.Subject].EndLongPolls();
                break;
            case AgendaKind.MessageMove:
                account.MoveTasks[entry.Subject].MoveNext();
                break;
            case AgendaKind.MinuteEnds:
                cloudWatch.EndMinute();
                break;
            case AgendaKind.ThrottleRetry:
                MappingOf(entry.Subject).Invoke(entry.Subject);
                break;
            default:
                clock.Timer(entry.Subject).Fire();
                break;
        }
    }

    private void Settle(int slot)
    {
        if (account.Invocations[slot].Caller is { } caller)
        {
            caller.Settle(account, slot);
        }
        else if (account.Invocations[slot].Stream is var stream and > 0)
        {
            account.Streams[stream - 1].Settle(slot);
        }
        else if (account.Invocations[slot].AsynchronousEvent < 0)
        {
            MappingOf(slot).Settle(slot);
        }
        else
        {
            account.Asynchronous.Settle(slot);
        }
    }

    private Queue QueueOf(int slot) => account.Queues[account.Messages[slot].Queue];

    private EventSourceMapping MappingOf(int slot) => account.Mappings[account.Invocations[slot].Mapping];
}
