namespace Sim.Sqs;

/// <summary>
/// The order of a FIFO queue. A message is deliverable if and only if no earlier message of its group is invisible, in
/// flight or delayed; what one receive returns itself does not count. Groups take turns in the order in which they became
/// ready, and one receive takes as much as it can of one group before it goes on to the next.
/// </summary>
internal sealed class MessageGroups(Account account)
{
    private readonly Messages messages = account.Messages;
    private readonly GroupLinks links = account.GroupLinks;
    private readonly Dictionary<string, MessageGroup> groups = [];
    private MessageGroup? first, last;

    /// <summary>The message behind the last that this receive took, in the same group; or -1.</summary>
    private int cursor = -1;

    /// <summary>What a receive gives next, or -1.</summary>
    public int Next => cursor >= 0 && messages[cursor].State == MessageState.Visible ? cursor : first?.Oldest ?? -1;

    public int Count => groups.Count;

    /// <summary>The groups that can be served, in the order of their turns.</summary>
    public IEnumerable<MessageGroup> Ready
    {
        get
        {
            for (var group = first; group is not null; group = group.Next)
            {
                yield return group;
            }
        }
    }

    /// <summary>From now on, what was received blocks its group.</summary>
    public void ForgetReceive() => cursor = -1;

    public void Take(int slot) => cursor = links[slot].Newer;

    public void Append(int slot)
    {
        // A queue holds only what has a group: the rules at its door and at a FIFO topic's see to it.
        var id = account.Payloads[messages[slot].Payload].Content.MessageGroupId!;
        if (!groups.TryGetValue(id, out var group))
        {
            groups.Add(id, group = new MessageGroup(id));
        }

        ref var link = ref links[slot];
        link.Group = group;
        link.Newer = -1;
        link.Older = group.Newest;
        if (group.Newest < 0)
        {
            group.Oldest = slot;
        }
        else
        {
            links[group.Newest].Newer = slot;
        }

        group.Newest = slot;
    }

    /// <returns>True if the next one of the group is now deliverable.</returns>
    public bool Remove(int slot)
    {
        ref var link = ref links[slot];
        var (group, newer, older) = (link.Group, link.Newer, link.Older);
        cursor = cursor == slot ? newer : cursor;
        if (older < 0)
        {
            group.Oldest = newer;
        }
        else
        {
            links[older].Newer = newer;
        }

        if (newer < 0)
        {
            group.Newest = older;
        }
        else
        {
            links[newer].Older = older;
        }

        if (group.Oldest < 0)
        {
            groups.Remove(group.Id);
        }

        Refresh(group);
        return group.IsReady;
    }

    /// <summary>A message has changed its state.</summary>
    public void Refresh(int slot) => Refresh(links[slot].Group);

    private void Refresh(MessageGroup group)
    {
        var isReady = group.Oldest >= 0 && messages[group.Oldest].State == MessageState.Visible;
        if (isReady == group.IsReady)
        {
            return;
        }

        group.IsReady = isReady;
        if (isReady)
        {
            (group.Previous, group.Next) = (last, null);
            (first, last) = (first ?? group, group);
            if (group.Previous is not null)
            {
                group.Previous.Next = group;
            }

            return;
        }

        (first, last) = (first == group ? group.Next : first, last == group ? group.Previous : last);
        if (group.Previous is not null)
        {
            group.Previous.Next = group.Next;
        }

        if (group.Next is not null)
        {
            group.Next.Previous = group.Previous;
        }

        (group.Previous, group.Next) = (null, null);
    }
}
