using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sim.Sqs;

/// <summary>The MD5 digests by which an SDK checks that SQS has understood it.</summary>
internal static class MessageDigest
{
    /// <summary>The bytes of a digest in their order.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        var digest = UInt128.Zero;
        MD5.HashData(bytes, MemoryMarshal.AsBytes(new Span<UInt128>(ref digest)));
        return digest;
    }

    /// <summary>As answers show it: 32 hexadecimal digits.</summary>
    public static string TextOf(UInt128 digest) => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(ref digest)));

    /// <summary>Null without attributes.</summary>
    public static string? OfAttributes(MessageAttributeSet attributes) => OfAttributes(attributes.Items);

    /// <summary>Name, data type and value, each with its length, in the order of names. Null without attributes.</summary>
    public static string? OfAttributes(ReadOnlySpan<KeyValuePair<string, MessageAttributeValue>> attributes)
    {
        if (attributes.Length == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        foreach (var (name, value) in attributes)
        {
            Append(buffer, Encoding.UTF8.GetBytes(name));
            Append(buffer, Encoding.UTF8.GetBytes(value.DataType));
            buffer.Write([value.IsBinary ? (byte)2 : (byte)1]);
            Append(buffer, value.IsBinary ? value.BinaryValue!.Value.Span : Encoding.UTF8.GetBytes(value.StringValue!));
        }

        return TextOf(Of(buffer.WrittenSpan));
    }

    private static void Append(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> field)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), field.Length);
        buffer.Advance(4);
        buffer.Write(field);
    }
}
