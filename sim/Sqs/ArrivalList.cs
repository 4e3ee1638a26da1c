namespace Sim.Sqs;

/// <summary>All messages of one queue by arrival, linked through the messages themselves.</summary>
internal struct ArrivalList()
{
    public int Oldest = -1;
    public int Newest = -1;
    public int Count;

    public void Append(Messages messages, int slot)
    {
        ref var message = ref messages[slot];
        message.Newer = -1;
        message.Older = Newest;
        if (Newest < 0)
        {
            Oldest = slot;
        }
        else
        {
            messages[Newest].Newer = slot;
        }

        Newest = slot;
        Count++;
    }

    public void Remove(Messages messages, int slot)
    {
        ref var message = ref messages[slot];
        if (message.Older < 0)
        {
            Oldest = message.Newer;
        }
        else
        {
            messages[message.Older].Newer = message.Newer;
        }

        if (message.Newer < 0)
        {
            Newest = message.Older;
        }
        else
        {
            messages[message.Newer].Older = message.Older;
        }

        Count--;
    }
}
