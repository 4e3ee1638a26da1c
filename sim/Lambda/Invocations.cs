namespace Sim.Lambda;

/// <summary>All batches of all mappings: one array with a chain of free slots, whose message arrays are used again.</summary>
internal sealed class Invocations
{
    private Batch[] slots = new Batch[64];
    private int free = -1;
    private long sequence;

    public int Slots { get; private set; }

    /// <summary>Batches in which a function is at work.</summary>
    public int Running { get; set; }

    /// <summary>A reference is good until the next Rent, so not across the call of an invoker.</summary>
    public ref Batch this[int slot] => ref slots[slot];

    public int Rent(int mapping, int batchSize, int asynchronousEvent = -1)
    {
        int slot;
        if (free >= 0)
        {
            slot = free;
            free = slots[slot].NextFree;
        }
        else
        {
            slot = Slots++;
            if (slot == slots.Length)
            {
                Array.Resize(ref slots, slot * 2);
            }
        }

        ref var batch = ref slots[slot];
        batch.Sequence = ++sequence;
        batch.State = BatchState.Gathering;
        batch.Mapping = mapping;
        batch.AsynchronousEvent = asynchronousEvent;
        batch.Stream = 0;
        batch.Caller = null;
        batch.Count = 0;
        batch.Bytes = 0;
        batch.Result = null;
        batch.TooLate = false;
        if (batch.Messages is null || batch.Messages.Length < batchSize)
        {
            batch.Messages = new HeldMessage[batchSize];
        }

        return slot;
    }

    public void Return(int slot)
    {
        slots[slot].State = BatchState.Free;
        slots[slot].Sequence = 0;
        slots[slot].Result = null;
        slots[slot].Caller = null;
        slots[slot].NextFree = free;
        free = slot;
    }

    public InvocationId IdOf(int slot) => new(slots[slot].Sequence, slot);

    public bool IsRunning(InvocationId id) =>
        id.Slot >= 0 && id.Slot < Slots && slots[id.Slot].Sequence == id.Sequence && slots[id.Slot].State == BatchState.Running;
}
