namespace Sim.Sqs;

/// <summary>All messages of all queues. Free slots are chained.</summary>
internal sealed class Messages
{
    private readonly Blocks<Message> slots = new();
    private int free = -1;
    private long sequence;

    /// <summary>Slots ever used; those behind are untouched.</summary>
    public int Slots => slots.Used;

    public int InUse { get; private set; }

    public ref Message this[int slot] => ref slots[slot];

    /// <summary>A slot with an identity that was never used before; everything else is up to the caller.</summary>
    public int Rent()
    {
        var slot = free;
        if (slot < 0)
        {
            slot = slots.Add();
        }
        else
        {
            free = this[slot].Next;
        }

        InUse++;
        this[slot].Sequence = ++sequence;
        return slot;
    }

    public void Return(int slot)
    {
        ref var message = ref this[slot];
        message.Sequence = 0;
        message.State = MessageState.None;
        message.Version++;
        message.Next = free;
        free = slot;
        InUse--;
    }
}
