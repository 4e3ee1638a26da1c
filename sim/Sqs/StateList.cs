namespace Sim.Sqs;

/// <summary>Messages of one queue in one state, linked through the messages themselves.</summary>
internal struct StateList()
{
    public int Head = -1;
    public int Tail = -1;
    public int Count;

    public void Append(Messages messages, int slot)
    {
        ref var message = ref messages[slot];
        message.Next = -1;
        message.Previous = Tail;
        if (Tail < 0)
        {
            Head = slot;
        }
        else
        {
            messages[Tail].Next = slot;
        }

        Tail = slot;
        Count++;
    }

    public void Remove(Messages messages, int slot)
    {
        ref var message = ref messages[slot];
        if (message.Previous < 0)
        {
            Head = message.Next;
        }
        else
        {
            messages[message.Previous].Next = message.Next;
        }

        if (message.Next < 0)
        {
            Tail = message.Previous;
        }
        else
        {
            messages[message.Next].Previous = message.Previous;
        }

        Count--;
    }
}
