using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sim.Sqs;

/// <summary>The MD5 digests by which an SDK checks that SQS has understood it.</summary>
internal static class MessageDigest
{
    public static string OfBody(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Name, data type and value, each with its length, in the order of names. Null without attributes.</summary>
    public static string? OfAttributes(MessageAttributeSet attributes)
    {
        if (attributes.Count == 0)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        foreach (var (name, value) in attributes.Items)
        {
            Append(buffer, Encoding.UTF8.GetBytes(name));
            Append(buffer, Encoding.UTF8.GetBytes(value.DataType));
            buffer.WriteByte(value.IsBinary ? (byte)2 : (byte)1);
            Append(buffer, value.IsBinary ? value.BinaryValue!.Value.Span : Encoding.UTF8.GetBytes(value.StringValue!));
        }

        return Convert.ToHexStringLower(MD5.HashData(buffer.ToArray()));
    }

    private static void Append(MemoryStream buffer, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        buffer.Write(length);
        buffer.Write(field);
    }
}
