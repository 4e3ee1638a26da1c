namespace Sim.Lambda;

/// <summary>The event queues of all functions: what waits for an invocation or is in one.</summary>
internal sealed class AsynchronousEvents
{
    private readonly List<AsynchronousEvent> slots = [];
    private readonly Stack<int> free = [];
    private long sequence;

    public AsynchronousEvent this[int slot] => slots[slot];

    /// <summary>Those that exist, by slot.</summary>
    public IEnumerable<AsynchronousEvent> All => slots.Where(happening => happening.Sequence != 0);

    public AsynchronousEvent Add()
    {
        if (!free.TryPop(out var slot))
        {
            slot = slots.Count;
            slots.Add(new AsynchronousEvent(slot));
        }

        slots[slot] = new AsynchronousEvent(slot) { Sequence = ++sequence };
        return slots[slot];
    }

    public void Remove(AsynchronousEvent happening)
    {
        happening.Sequence = 0;
        free.Push(happening.Slot);
    }
}
