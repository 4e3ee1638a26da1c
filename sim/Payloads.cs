namespace Sim;

/// <summary>
/// The contents that messages share: a fan-out to ten queues keeps one. Counted by reference, so that a slot is used
/// again as soon as the last message with it is gone.
/// </summary>
internal sealed class Payloads
{
    private readonly Blocks<Payload> slots = new();
    private int free = -1;

    public int InUse { get; private set; }

    /// <summary>Of the contents, each counted once; of those that lie in a batch the batch, as long as one of them is there.</summary>
    public long Bytes { get; private set; }

    public int Slots => slots.Used;

    public ref readonly Payload this[int slot] => ref slots[slot];

    /// <summary>The caller holds the first reference.</summary>
    public int Rent(Content content, long publishedAt)
    {
        int slot;
        if (free >= 0)
        {
            slot = free;
            free = slots[slot].NextFree;
        }
        else
        {
            slot = slots.Add();
        }

        InUse++;
        Bytes += Apart(content) + (content.Batch is { } batch && batch.Users++ == 0 ? batch.Bytes.Length : 0);
        slots[slot] = new Payload { Content = content, PublishedAt = publishedAt, References = 1, NextFree = -1 };
        return slot;
    }

    public void Share(int slot) => slots[slot].References++;

    public void Release(int slot)
    {
        if (--slots[slot].References == 0)
        {
            var content = slots[slot].Content;
            Bytes -= Apart(content) + (content.Batch is { } batch && --batch.Users == 0 ? batch.Bytes.Length : 0);
            slots[slot].Content = null!;
            slots[slot].NextFree = free;
            free = slot;
            InUse--;
        }
    }

    /// <summary>What a content has for itself alone.</summary>
    private static int Apart(Content content) => content.Batch is null ? content.Bytes : content.Bytes - content.Body.Length;

    internal struct Payload
    {
        public Content Content;
        public long PublishedAt;
        public int References;
        public int NextFree;
    }
}
