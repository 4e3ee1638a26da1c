namespace Sim.Sqs;

/// <summary>What must hold of queues and their lists.</summary>
internal sealed class QueueInvariants(Account account, Requirement require)
{
    private readonly Messages messages = account.Messages;

    /// <summary>Identity and receive count per slot at the last check: receive counts only grow.</summary>
    private (long Sequence, int ReceiveCount)[] before = [];

    private int[] seen = [];

    public void Check()
    {
        seen = new int[messages.Slots];
        foreach (var queue in account.Queues)
        {
            CheckLists(queue);
            CheckGroups(queue);
            require.That(queue.InFlight <= Quotas.InFlightMessages, $"{queue.Arn}: {queue.InFlight} messages in flight exceed the quota");
            require.That(
                queue.Counters.Remaining == queue.Count,
                $"{queue.Arn}: {queue.Count} messages, but its counters say {queue.Counters.Remaining}");
        }

        var used = 0;
        for (var slot = 0; slot < messages.Slots; slot++)
        {
            var isUsed = messages[slot].State != MessageState.None;
            used += isUsed ? 1 : 0;
            require.That(seen[slot] == (isUsed ? 1 : 0), $"message slot {slot} ({messages[slot].State}) is in {seen[slot]} lists");
        }

        require.That(used == messages.InUse, $"{used} message slots are used, {messages.InUse} are counted");
        CheckReceiveCounts();
    }

    private void CheckLists(Queue queue)
    {
        var (visible, delayed, inFlight, apart, arrivals) = queue.Lists;
        Walk(queue, visible, MessageState.Visible, isApart: false, inOrder: false);
        Walk(queue, queue.Returned, MessageState.Visible, isApart: false, inOrder: false);
        Walk(queue, queue.Noisy, MessageState.Visible, isApart: true, inOrder: false);
        Walk(queue, delayed, MessageState.Delayed, isApart: false, inOrder: true);
        Walk(queue, inFlight, MessageState.InFlight, isApart: false, inOrder: true);
        Walk(queue, apart, null, isApart: true, inOrder: false);
        var (count, older) = (0, -1);
        for (var slot = arrivals.Oldest; slot >= 0; slot = messages[slot].Newer)
        {
            require.That(messages[slot].Older == older, $"{queue.Arn}: the arrivals are not linked both ways at slot {slot}");
            require.That(messages[slot].Queue == queue.Id.Index, $"{queue.Arn}: slot {slot} among its arrivals belongs elsewhere");
            require.That(++count <= arrivals.Count, $"{queue.Arn}: the arrivals are longer than they say");
            older = slot;
        }

        require.That(count == arrivals.Count && older == arrivals.Newest, $"{queue.Arn}: {count} arrivals, counted {arrivals.Count}");
        require.That(
            queue.Visible + queue.Delayed + queue.InFlight == count,
            $"{queue.Arn}: {queue.Visible} visible + {queue.Delayed} delayed + {queue.InFlight} in flight are not {count}");
    }

    /// <summary>
    /// The order of a FIFO queue: every group holds its messages by arrival, a group is ready if and only if its oldest
    /// message is visible, and along a group the latest receives never grow younger: no message was ever received here
    /// while an earlier one of its group was held back.
    /// </summary>
    private void CheckGroups(Queue queue)
    {
        if (queue.Groups is not { } groups)
        {
            return;
        }

        var latest = new Dictionary<MessageGroup, int>();
        for (var slot = queue.Lists.Arrivals.Oldest; slot >= 0; slot = messages[slot].Newer)
        {
            ref readonly var link = ref account.GroupLinks[slot];
            var older = latest.GetValueOrDefault(link.Group, -1);
            require.That(link.Older == older, $"{queue.Arn}: group {link.Group.Id} does not hold slot {slot} by its arrival");
            require.That(
                older >= 0 || link.Group.IsReady == (messages[slot].State == MessageState.Visible),
                $"{queue.Arn}: group {link.Group.Id} is ready or not, against its oldest message");
            require.That(
                older < 0 || messages[older].Received >= messages[slot].Received,
                $"{queue.Arn}: slot {slot} was received while an earlier message of group {link.Group.Id} was held back");
            latest[link.Group] = slot;
        }

        var ready = groups.Ready.Count();
        require.That(latest.Count == groups.Count, $"{queue.Arn}: {latest.Count} groups have messages, {groups.Count} are kept");
        require.That(
            ready == groups.Ready.Count(group => group is { IsReady: true, Oldest: >= 0 }) && ready == latest.Keys.Count(group => group.IsReady),
            $"{queue.Arn}: {ready} groups wait for their turn");
    }

    private void Walk(Queue queue, StateList list, MessageState? state, bool isApart, bool inOrder)
    {
        var (count, previous, due) = (0, -1, long.MinValue);
        for (var slot = list.Head; slot >= 0; slot = messages[slot].Next)
        {
            ref readonly var message = ref messages[slot];
            require.That(message.Queue == queue.Id.Index, $"{queue.Arn}: slot {slot} in a list of it belongs elsewhere");
            require.That(message.Previous == previous, $"{queue.Arn}: a list is not linked both ways at slot {slot}");
            require.That(state is null || message.State == state, $"{queue.Arn}: slot {slot} is {message.State} in a list of {state}");
            require.That(message.Apart == isApart, $"{queue.Arn}: slot {slot} has an agenda entry of its own or not, against its list");
            require.That(!inOrder || message.Due >= due, $"{queue.Arn}: due times are out of order at slot {slot}");
            require.That(
                message.State == MessageState.Visible || message.Due >= account.Now,
                $"{queue.Arn}: slot {slot} should have become visible at {message.Due}");
            seen[slot]++;
            require.That(++count <= list.Count, $"{queue.Arn}: a list of {state} is longer than it says");
            (previous, due) = (slot, message.Due);
        }

        require.That(count == list.Count && previous == list.Tail, $"{queue.Arn}: {count} in a list of {state}, counted {list.Count}");
    }

    private void CheckReceiveCounts()
    {
        var after = new (long Sequence, int ReceiveCount)[messages.Slots];
        for (var slot = 0; slot < after.Length; slot++)
        {
            ref readonly var message = ref messages[slot];
            after[slot] = (message.Sequence, message.ReceiveCount);
            if (message.State == MessageState.None)
            {
                continue;
            }

            require.That(
                slot >= before.Length || before[slot].Sequence != message.Sequence || before[slot].ReceiveCount <= message.ReceiveCount,
                $"message slot {slot}: its receive count went down to {message.ReceiveCount}");
            var queue = account.Queues[message.Queue];
            require.That(
                queue.DeadLetterQueue is null ||
                message.ReceiveCount - message.ReceivedBefore <= queue.ReceivesAllowed,
                $"{queue.Arn}: slot {slot} was received {message.ReceiveCount - message.ReceivedBefore} times");
        }

        before = after;
    }
}
