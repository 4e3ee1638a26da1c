using Sim.Time;

namespace Sim.Sqs;

/// <summary>How messages come into a queue and become visible.</summary>
internal sealed partial class Queue
{
    /// <summary>Takes a new message; the payload's reference stays with the caller.</summary>
    public int Accept(int payload, Origin? origin, long publication, long delay)
    {
        var slot = messages.Rent();
        ref var message = ref messages[slot];
        message.Publication = publication;
        message.Sent = account.Now;
        message.FirstReceived = 0;
        message.Received = 0;
        message.Payload = payload;
        message.Origin = (origin ?? directSends).Index;
        message.DeadLetterSource = -1;
        message.ReceiveCount = 0;
        account.Payloads.Share(payload);
        if (origin is null)
        {
            directSends.Accepted.Add(message.Identity);
        }

        Counters.Accepted++;
        Arrive(slot, delay);
        return slot;
    }

    private void Arrive(int slot, long delay)
    {
        ref var message = ref messages[slot];
        message.Queue = Id.Index;
        message.Arrived = account.Now;
        message.ReceivedBefore = message.ReceiveCount;
        arrivals.Append(messages, slot);
        groups?.Append(slot);
        Retain(slot, message.Sent + retention);
        if (delay > 0)
        {
            Hide(slot, MessageState.Delayed, account.Now + delay, usual: delay == Attributes.Delay.Ticks);
        }
        else
        {
            Show(slot);
        }
    }

    /// <summary>Schedules the message's expiry: with the queue's arrivals, or on its own if it is older than they are.</summary>
    private void Retain(int slot, long expiry)
    {
        if (!retentionDue.Take(expiry))
        {
            account.Schedule.AddRetention(AgendaKind.Expires, Math.Max(expiry, account.Now), slot, messages[slot].Sequence);
        }
        else if (!retentionDue.Armed)
        {
            retentionDue.Armed = true;
            account.Schedule.AddRetention(AgendaKind.RetentionHead, Math.Max(expiry, account.Now), Id.Index, retentionVersion);
        }
    }

    private void Show(int slot)
    {
        ref var message = ref messages[slot];
        message.State = MessageState.Visible;
        message.Apart = false;
        message.Version++;
        message.Returned = ReturnsToTheFront(message);
        (message.Returned ? ref returned : ref visible).Append(messages, slot);
        groups?.Refresh(slot);
        WakePollers();
    }

    /// <summary>Delayed or in flight until <paramref name="due"/>: with the others of the usual span, or on its own.</summary>
    private void Hide(int slot, MessageState state, long due, bool usual)
    {
        ref var message = ref messages[slot];
        message.State = state;
        message.Due = due;
        message.Version++;
        groups?.Refresh(slot);
        if (state == MessageState.InFlight)
        {
            EnterFlight(slot);
            message.Apart = !(usual && inFlightDue.Take(due));
        }
        else
        {
            message.Apart = !(usual && delayedDue.Take(due));
        }

        if (message.Apart)
        {
            apart.Append(messages, slot);
            apartInFlight += state == MessageState.InFlight ? 1 : 0;
            account.Schedule.Add(AgendaKind.BecomesVisible, due, slot, message.Version);
        }
        else if (state == MessageState.InFlight)
        {
            Join(ref inFlight, ref inFlightDue, AgendaKind.InFlightHead, slot, due);
        }
        else
        {
            Join(ref delayed, ref delayedDue, AgendaKind.DelayedHead, slot, due);
        }
    }

    private void Join(ref StateList list, ref DueTimes times, AgendaKind kind, int slot, long due)
    {
        list.Append(messages, slot);
        if (!times.Armed)
        {
            times.Armed = true;
            account.Schedule.Add(kind, due, Id.Index, 0);
        }
    }

    /// <summary>Takes the message out of the list of its state.</summary>
    private void Unlink(int slot)
    {
        ref var message = ref messages[slot];
        switch (message.State)
        {
            case MessageState.Visible when message.Returned:
                returned.Remove(messages, slot);
                return;
            case MessageState.Visible when message.Apart:
                noisy.Remove(messages, slot);
                return;
            case MessageState.Visible:
                visible.Remove(messages, slot);
                return;
            case MessageState.Delayed when !message.Apart:
                delayed.Remove(messages, slot);
                return;
            case MessageState.Delayed:
                apart.Remove(messages, slot);
                return;
        }

        LeaveFlight(slot);
        var wasFull = InFlight >= Quotas.InFlightMessages;
        if (message.Apart)
        {
            apart.Remove(messages, slot);
            apartInFlight--;
        }
        else
        {
            inFlight.Remove(messages, slot);
        }

        if (wasFull)
        {
            WakePollers();
        }
    }
}
