namespace Sim.Sqs;

/// <summary>How messages leave the visible ones: into flight, or to the dead-letter queue.</summary>
internal sealed partial class Queue
{
    public long VisibilityTimeout => visibilityTimeout;

    /// <summary>
    /// Begins what one ReceiveMessage returns: in a FIFO queue, its messages of a group do not hold up each other.
    /// </summary>
    public void BeginReceive() => groups?.ForgetReceive();

    public void EndReceive() => groups?.ForgetReceive();

    /// <summary>What one ReceiveMessage returns, possibly nothing.</summary>
    /// <param name="timeout">The visibility timeout in ticks.</param>
    public IReadOnlyList<ReceivedMessage> Receive(int most, long timeout)
    {
        if (NextDeliverable < 0)
        {
            return [];
        }

        // A timeout of 0 leaves what it returns visible, but one receive does not return a message twice.
        var hidden = timeout == 0 ? TimeSpan.TicksPerSecond : timeout;
        var received = new List<ReceivedMessage>(most);
        BeginReceive();
        while (received.Count < most && Receive(hidden, null) is >= 0 and var slot)
        {
            received.Add(new ReceivedMessage(account, slot, messages[slot]));
        }

        EndReceive();
        if (timeout == 0)
        {
            received.ForEach(message => ChangeVisibility(message.Slot, 0));
        }

        return received;
    }

    /// <summary>
    /// Puts the next visible message in flight. A message that was received maxReceiveCount times before is moved to
    /// the dead-letter queue by the receive that would have returned it again: nothing moves by time alone.
    /// </summary>
    /// <returns>The message's slot, or -1 if no message is left or the quota of messages in flight is used up.</returns>
    public int Receive(long timeout, Lambda.InvocationId? invocation)
    {
        ResolveDeadLetterQueue();
        while (NextDeliverable is >= 0 and var slot && InFlight < Quotas.InFlightMessages)
        {
            if (MustMove(slot))
            {
                Move(slot);
                continue;
            }

            Unlink(slot);
            groups?.Take(slot);
            Take(slot, timeout, invocation);
            return slot;
        }

        return -1;
    }

    /// <summary>The message was handed out with this receive count and nobody received or deleted it since.</summary>
    public bool IsCurrent(int slot, long sequence, int receiveCount)
    {
        ref readonly var message = ref messages[slot];
        return message.Sequence == sequence && message.Queue == Id.Index && message.ReceiveCount == receiveCount;
    }

    /// <summary>
    /// True if the receipt handle of this receive may delete the message. A standard queue takes it after the visibility
    /// timeout too; a FIFO queue does not.
    /// </summary>
    public bool CanDelete(int slot, long sequence, int receiveCount) =>
        (IsCurrent(slot, sequence, receiveCount) || (account.Options.TakesOldReceiptHandles && groups is null && Has(slot, sequence))) && (groups is null || messages[slot].State == MessageState.InFlight);

    /// <summary>A message with this identity is in this queue, whoever received it last.</summary>
    public bool Has(int slot, long sequence) => messages[slot].Sequence == sequence && messages[slot].Queue == Id.Index;

    public void ChangeVisibility(int slot, long timeout)
    {
        if (timeout == 0)
        {
            BecomeVisible(slot);
            return;
        }

        Unlink(slot);
        Hide(slot, MessageState.InFlight, account.Now + timeout, usual: false);
    }

    private bool MustMove(int slot) =>
        DeadLetterQueue is not null &&
        messages[slot].ReceiveCount - messages[slot].ReceivedBefore >= Attributes.RedrivePolicy!.MaxReceiveCount;

    private void Take(int slot, long timeout, Lambda.InvocationId? invocation)
    {
        ref var message = ref messages[slot];
        message.ReceiveCount++;
        message.Received = account.Now;
        if (message.FirstReceived == 0)
        {
            message.FirstReceived = account.Now;
        }

        Counters.Received++;
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(FactKind.Received, slot) with { Invocation = invocation });
        }

        Hide(slot, MessageState.InFlight, account.Now + timeout, usual: timeout == visibilityTimeout);
    }

    private void Move(int slot)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(FactKind.MovedToDeadLetterQueue, slot) with
            {
                DeadLetterQueue = DeadLetterQueue!.Id,
            });
        }

        Unlink(slot);
        arrivals.Remove(messages, slot);
        LeaveGroup(slot);
        Counters.MovedOut++;
        messages[slot].DeadLetterSource = Id.Index;
        if (DeadLetterQueue!.groups is not null)
        {
            // A FIFO dead-letter queue counts retention from the move, a standard one from the original send.
            messages[slot].Sent = account.Now;
            messages[slot].Received = 0;
        }

        DeadLetterQueue!.Counters.MovedIn++;
        DeadLetterQueue.Arrive(slot, 0);
    }
}
