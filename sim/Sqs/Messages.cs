namespace Sim.Sqs;

/// <summary>
/// All messages of all queues, in blocks that never move: a backlog of millions grows without copying, and a reference
/// to a message stays good. Free slots are chained.
/// </summary>
internal sealed class Messages
{
    private const int BlockBits = 12;
    private const int BlockMask = (1 << BlockBits) - 1;

    private Message[][] blocks = new Message[16][];
    private int free = -1;
    private long sequence;

    /// <summary>Slots ever used; those behind are untouched.</summary>
    public int Slots { get; private set; }

    public int InUse { get; private set; }

    public ref Message this[int slot] => ref blocks[slot >> BlockBits][slot & BlockMask];

    /// <summary>A slot with an identity that was never used before; everything else is up to the caller.</summary>
    public int Rent()
    {
        var slot = free;
        if (slot < 0)
        {
            slot = Slots++;
            if ((slot & BlockMask) == 0)
            {
                AddBlock(slot >> BlockBits);
            }
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

    private void AddBlock(int block)
    {
        if (block == blocks.Length)
        {
            Array.Resize(ref blocks, block * 2);
        }

        blocks[block] = new Message[1 << BlockBits];
    }
}
