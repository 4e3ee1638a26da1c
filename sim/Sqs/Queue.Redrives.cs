namespace Sim.Sqs;

/// <summary>How message move tasks bring messages back.</summary>
internal sealed partial class Queue
{
    /// <summary>The queue from which a redrive policy moved the message here; null if it was sent here.</summary>
    public Queue? SourceOf(int slot) => messages[slot].DeadLetterSource is >= 0 and var source ? account.Queues[source] : null;

    /// <summary>Moves a visible message. For its destination it is new: with an id and a time of its own, and never received.</summary>
    public void Redrive(int slot, Queue destination)
    {
        var moved = messages[slot];
        account.Payloads.Share(moved.Payload);
        Counters.MovedOut++;
        Leave(slot);
        destination.TakeRedriven(moved);
    }

    private void TakeRedriven(in Message moved)
    {
        var slot = messages.Rent();
        ref var message = ref messages[slot];
        message.Publication = moved.Publication;
        message.Sent = account.Now;
        message.FirstReceived = 0;
        message.Received = 0;
        message.Payload = moved.Payload;
        message.Origin = moved.Origin;
        message.DeadLetterSource = -1;
        message.ReceiveCount = 0;
        if (message.Publication == 0)
        {
            account.Origins[message.Origin].Renamed.Add(moved.Sequence);
            account.Origins[message.Origin].Accepted.Add(message.Sequence);
        }

        Counters.MovedIn++;
        Arrive(slot, 0);
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(FactKind.Redriven, slot) with { Detail = account.Identity.OfMessage(moved.Sequence).ToString() });
        }
    }
}
