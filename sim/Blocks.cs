namespace Sim;

/// <summary>
/// Slots in blocks that never move: millions are added without copying, and a reference to one stays good.
/// </summary>
internal sealed class Blocks<T>
    where T : struct
{
    private const int BlockBits = 12;
    private const int BlockMask = (1 << BlockBits) - 1;

    private T[][] blocks = new T[16][];

    /// <summary>Slots ever used; those behind are untouched.</summary>
    public int Used { get; private set; }

    public ref T this[int slot] => ref blocks[slot >> BlockBits][slot & BlockMask];

    /// <summary>The next slot behind all others.</summary>
    public int Add()
    {
        var slot = Used++;
        if ((slot & BlockMask) == 0)
        {
            var block = slot >> BlockBits;
            if (block == blocks.Length)
            {
                Array.Resize(ref blocks, block * 2);
            }

            blocks[block] = new T[1 << BlockBits];
        }

        return slot;
    }
}
