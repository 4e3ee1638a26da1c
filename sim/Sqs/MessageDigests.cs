using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sim.Sqs;

/// <summary>
/// MD5 (RFC 1321) of several texts at a time, a vector's lane for each. Every step of MD5 waits for the one before, so that eight,
/// or sixteen, texts side by side take hardly longer than one: one after the other they are a third of a batch's time.
/// </summary>
internal static class MessageDigests
{
    private const int Words = 16;
    private const int BlockBytes = 64;
    private const int LengthBytes = 8;

    /// <summary>The algorithm's constants: sines of 1 to 64.</summary>
    private static readonly uint[] Sines = [.. Enumerable.Range(1, 64).Select(step => (uint)(Math.Abs(Math.Sin(step)) * 4_294_967_296))];

    public static void Fill(IReadOnlyList<Content> contents)
    {
        if (SixteenLanes.IsFast && contents.Count > EightLanes.Count)
        {
            Fill<SixteenLanes>(contents);
        }
        else
        {
            Fill<EightLanes>(contents);
        }
    }

    private static void Fill<TLanes>(IReadOnlyList<Content> contents)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var first = 0;
        for (; TLanes.IsFast && BitConverter.IsLittleEndian && contents.Count - first > 1; first += TLanes.Count)
        {
            SideBySide<TLanes>(contents, first, Math.Min(TLanes.Count, contents.Count - first));
        }

        for (; first < contents.Count; first++)
        {
            contents[first].Digest = MessageDigest.Of(contents[first].Body.Span);
        }
    }

    private static void SideBySide<TLanes>(IReadOnlyList<Content> contents, int first, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        // What a text's last block or two hold: its rest, a bit, zeros and its length.
        Span<byte> ends = stackalloc byte[TLanes.Count * 2 * BlockBytes];
        ends.Clear();
        var most = 0;
        for (var lane = 0; lane < count; lane++)
        {
            var text = contents[first + lane].Body.Span;
            var end = ends.Slice(lane * 2 * BlockBytes, 2 * BlockBytes);
            var rest = text[^(text.Length % BlockBytes)..];
            rest.CopyTo(end);
            end[rest.Length] = 0x80;
            BinaryPrimitives.WriteUInt64LittleEndian(end[((BlocksOf(text.Length) - (text.Length / BlockBytes)) * BlockBytes - LengthBytes)..], (ulong)text.Length * 8);
            most = Math.Max(most, BlocksOf(text.Length));
        }

        Span<TLanes> block = stackalloc TLanes[Words];
        Span<uint> column = stackalloc uint[Words * TLanes.Count];
        var (a, b, c, d) = (TLanes.Of(0x67452301u), TLanes.Of(0xEFCDAB89u), TLanes.Of(0x98BADCFEu), TLanes.Of(0x10325476u));
        for (var number = 0; number < most; number++)
        {
            for (var lane = 0; lane < count; lane++)
            {
                Load(contents[first + lane].Body.Span, ends.Slice(lane * 2 * BlockBytes, 2 * BlockBytes), number, lane, column, TLanes.Count);
            }

            for (var word = 0; word < Words; word++)
            {
                block[word] = TLanes.Of(column.Slice(word * TLanes.Count, TLanes.Count));
            }

            var (a1, b1, c1, d1) = Mix<TLanes>(block, a, b, c, d);
            (a, b, c, d) = (a + a1, b + b1, c + c1, d + d1);
            for (var lane = 0; lane < count; lane++)
            {
                if (number == BlocksOf(contents[first + lane].Body.Length) - 1)
                {
                    contents[first + lane].Digest = DigestOf(a[lane], b[lane], c[lane], d[lane]);
                }
            }
        }
    }

    /// <summary>Puts the words of a text's block, one below the other, into its lane. After its last block anything may stand there.</summary>
    private static void Load(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end, int number, int lane, Span<uint> column, int lanes)
    {
        var whole = text.Length / BlockBytes;
        var bytes = number < whole ? text.Slice(number * BlockBytes, BlockBytes)
            : end.Slice(Math.Min(number - whole, 1) * BlockBytes, BlockBytes);
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        for (var word = 0; word < Words; word++)
        {
            column[(word * lanes) + lane] = words[word];
        }
    }

    private static (TLanes A, TLanes B, TLanes C, TLanes D) Mix<TLanes>(ReadOnlySpan<TLanes> block, TLanes a, TLanes b, TLanes c, TLanes d)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var step = 0; step < 16; step += 4)
        {
            a = Turn(a + ((b & c) | (d & ~b)), block[step], step, 7) + b;
            d = Turn(d + ((a & b) | (c & ~a)), block[step + 1], step + 1, 12) + a;
            c = Turn(c + ((d & a) | (b & ~d)), block[step + 2], step + 2, 17) + d;
            b = Turn(b + ((c & d) | (a & ~c)), block[step + 3], step + 3, 22) + c;
        }

        for (var step = 16; step < 32; step += 4)
        {
            a = Turn(a + ((d & b) | (c & ~d)), block[((5 * step) + 1) % Words], step, 5) + b;
            d = Turn(d + ((c & a) | (b & ~c)), block[((5 * step) + 6) % Words], step + 1, 9) + a;
            c = Turn(c + ((b & d) | (a & ~b)), block[((5 * step) + 11) % Words], step + 2, 14) + d;
            b = Turn(b + ((a & c) | (d & ~a)), block[((5 * step) + 16) % Words], step + 3, 20) + c;
        }

        for (var step = 32; step < 48; step += 4)
        {
            a = Turn(a + (b ^ c ^ d), block[((3 * step) + 5) % Words], step, 4) + b;
            d = Turn(d + (a ^ b ^ c), block[((3 * step) + 8) % Words], step + 1, 11) + a;
            c = Turn(c + (d ^ a ^ b), block[((3 * step) + 11) % Words], step + 2, 16) + d;
            b = Turn(b + (c ^ d ^ a), block[((3 * step) + 14) % Words], step + 3, 23) + c;
        }

        for (var step = 48; step < 64; step += 4)
        {
            a = Turn(a + (c ^ (b | ~d)), block[7 * step % Words], step, 6) + b;
            d = Turn(d + (b ^ (a | ~c)), block[((7 * step) + 7) % Words], step + 1, 10) + a;
            c = Turn(c + (a ^ (d | ~b)), block[((7 * step) + 14) % Words], step + 2, 15) + d;
            b = Turn(b + (d ^ (c | ~a)), block[((7 * step) + 21) % Words], step + 3, 21) + c;
        }

        return (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Turn<TLanes>(TLanes sum, TLanes word, int step, [ConstantExpected] byte bits)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.RotateLeft(sum + word + TLanes.Of(Sines[step]), bits);

    private static UInt128 DigestOf(uint a, uint b, uint c, uint d)
    {
        UInt128 digest = default;
        var words = MemoryMarshal.Cast<UInt128, uint>(new Span<UInt128>(ref digest));
        (words[0], words[1], words[2], words[3]) = (a, b, c, d);
        return digest;
    }

    private static int BlocksOf(int bytes) => ((bytes + LengthBytes) / BlockBytes) + 1;
}
