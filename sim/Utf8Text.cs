using System.Text;

namespace Sim;

/// <summary>
/// A text as AWS measures, digests and sends it: UTF-8. A message's body stays in this form from the request to the answer,
/// in half the memory of a string. The bytes must not change any more.
/// </summary>
public readonly struct Utf8Text(ReadOnlyMemory<byte> bytes) : IEquatable<Utf8Text>
{
    /// <summary>Control characters, which neither XML nor SQS can carry.</summary>
    private static readonly System.Buffers.SearchValues<byte> Controls = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(value => value is not (0x9 or 0xA or 0xD)).Select(value => (byte)value)]);

    /// <summary>
    /// From here on a text lies where the garbage collector never moves it: most messages outlive a few collections, and to copy
    /// each two times more is most of what a busy endpoint waits for. For shorter ones it costs more than it saves.
    /// </summary>
    private const int Unmoved = 1_024;

    public static Utf8Text CopyOf(ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.Length < Unmoved ? new byte[bytes.Length] : GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(copy);
        return new Utf8Text(copy);
    }

    public ReadOnlySpan<byte> Span => bytes.Span;

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>In bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.</summary>
    public bool IsAllowedInMessages
    {
        get
        {
            if (Span.ContainsAny(Controls))
            {
                return false;
            }

            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            for (var rest = Span; rest.IndexOf((byte)0xEF) is >= 0 and var at; rest = rest[(at + 1)..])
            {
                if (at + 2 < rest.Length && rest[at + 1] == 0xBF && rest[at + 2] >= 0xBE)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>A lone surrogate becomes U+FFFD: UTF-8 cannot carry it.</summary>
    public static implicit operator Utf8Text(string text) => new(Encoding.UTF8.GetBytes(text));

    public bool Equals(Utf8Text other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Utf8Text other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public override string ToString() => Encoding.UTF8.GetString(Span);

    public static bool operator ==(Utf8Text left, Utf8Text right) => left.Equals(right);

    public static bool operator !=(Utf8Text left, Utf8Text right) => !left.Equals(right);
}
