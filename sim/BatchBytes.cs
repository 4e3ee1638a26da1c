namespace Sim;

/// <summary>
/// The bytes of a batch in which the texts of its messages lie: one array instead of ten, which costs the garbage collector a tenth.
/// It stays until the last of them is gone, and counts so long in what is held.
/// </summary>
public sealed class BatchBytes
{
    /// <summary>The longest batch that is worth it: a message that stays alone keeps all of it.</summary>
    private const int Longest = 64 * 1024;

    private readonly byte[] bytes;

    private BatchBytes(byte[] bytes) => this.bytes = bytes;

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>How many messages that are held lie in it.</summary>
    internal int Users { get; set; }

    /// <summary>Null if it is too long.</summary>
    public static BatchBytes? CopyOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest)
        {
            return null;
        }

        // Where the garbage collector does not move it: see Utf8Text.
        var copy = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(copy);
        return new BatchBytes(copy);
    }

    /// <summary>Null if the text does not lie here.</summary>
    public Utf8Text? TextAt(ReadOnlySpan<byte> text) =>
        bytes.AsSpan().Overlaps(text, out var offset) ? new Utf8Text(bytes.AsMemory(offset, text.Length)) : (Utf8Text?)null;

    /// <summary>Whether the text lies here.</summary>
    public bool Holds(Utf8Text text) => bytes.AsSpan().Overlaps(text.Span);
}
