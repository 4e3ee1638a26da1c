using Sim.Time;

namespace Sim.Sqs;

/// <summary>Receives that wait. They are served in the order in which they came, in a step of their own.</summary>
internal sealed partial class Queue
{
    private readonly LinkedList<LongPoll> longPolls = [];
    private bool isServing;
    private long armedDeadline;

    /// <summary>Until a message is deliverable, or the poll's deadline.</summary>
    public void Wait(LongPoll poll)
    {
        longPolls.AddLast(poll);
        ArmDeadline();
    }

    /// <summary>A message may be deliverable: whoever waits is served in the next step.</summary>
    private void WakeLongPolls()
    {
        if (longPolls.Count > 0 && !isServing)
        {
            isServing = true;
            account.Schedule.Add(AgendaKind.LongPollServed, account.Now, Id.Index, 0);
        }
    }

    public bool IsServingLongPolls => isServing;

    public void ServeLongPolls()
    {
        isServing = false;
        while (longPolls.First is { } first)
        {
            if (!first.Value.IsAbandoned)
            {
                var received = Receive(first.Value.Request.MaxNumberOfMessages, first.Value.Timeout);
                if (received.Count == 0)
                {
                    return;
                }

                first.Value.Answer(received);
            }

            longPolls.RemoveFirst();
        }
    }

    /// <remarks>Even if nobody waits just now: who comes later relies on this entry to look at the deadlines.</remarks>
    public bool IsLongPollDue(long deadline) => armedDeadline == deadline;

    /// <summary>Answers the polls whose time is up, with nothing.</summary>
    public void EndLongPolls()
    {
        armedDeadline = 0;
        for (var node = longPolls.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Deadline <= account.Now || node.Value.IsAbandoned)
            {
                longPolls.Remove(node);
                node.Value.Answer([]);
            }

            node = next;
        }

        ArmDeadline();
    }

    /// <summary>The queue is gone: nothing will ever come.</summary>
    private void AbandonLongPolls()
    {
        while (longPolls.First is { } first)
        {
            longPolls.RemoveFirst();
            first.Value.Answer([]);
        }
    }

    /// <summary>One agenda entry for the earliest deadline: a client that polls in a circle leaves no trail of dead ones.</summary>
    private void ArmDeadline()
    {
        var earliest = long.MaxValue;
        foreach (var poll in longPolls)
        {
            earliest = Math.Min(earliest, poll.Deadline);
        }

        if (earliest != long.MaxValue && (armedDeadline == 0 || earliest < armedDeadline))
        {
            armedDeadline = earliest;
            account.Schedule.Add(AgendaKind.LongPollEnds, earliest, Id.Index, earliest);
        }
    }
}
