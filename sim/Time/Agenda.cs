namespace Sim.Time;

/// <summary>What is to happen, in <c>(due, sequence)</c> order: a heap of four children per node.</summary>
internal sealed class Agenda
{
    private AgendaEntry[] heap = new AgendaEntry[64];

    public int Count { get; private set; }

    public ref readonly AgendaEntry Next => ref heap[0];

    public void Add(in AgendaEntry entry)
    {
        if (Count == heap.Length)
        {
            Array.Resize(ref heap, Count * 2);
        }

        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (!entry.IsBefore(heap[parent]))
            {
                break;
            }

            heap[at] = heap[parent];
            at = parent;
        }

        heap[at] = entry;
    }

    public void RemoveNext()
    {
        var last = heap[--Count];
        var at = 0;
        while (true)
        {
            var child = (at << 2) + 1;
            if (child >= Count)
            {
                break;
            }

            child = EarliestOf(child, Math.Min(child + 4, Count));
            if (!heap[child].IsBefore(last))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = last;
    }

    private int EarliestOf(int first, int end)
    {
        var earliest = first;
        for (var sibling = first + 1; sibling < end; sibling++)
        {
            if (heap[sibling].IsBefore(heap[earliest]))
            {
                earliest = sibling;
            }
        }

        return earliest;
    }
}
