using System.Buffers.Binary;

namespace Sim.Sqs;

/// <summary>
/// Names one receive of one message in one queue. Composed when asked for; the proof tells a handle of this queue from
/// garbage without storing it.
/// </summary>
internal readonly record struct ReceiptHandle(int Slot, long Sequence, int ReceiveCount)
{
    private const int Bytes = 24;

    public string ToText(Identity identity, QueueId queue)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Sequence);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], Slot);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ReceiveCount);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], Proof(identity, queue));
        return Convert.ToBase64String(bytes);
    }

    public static ReceiptHandle Read(string text, Identity identity, QueueId queue)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length == Bytes)
        {
            var handle = new ReceiptHandle(
                BinaryPrimitives.ReadInt32BigEndian(bytes[8..]),
                BinaryPrimitives.ReadInt64BigEndian(bytes),
                BinaryPrimitives.ReadInt32BigEndian(bytes[12..]));
            if (BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]) == handle.Proof(identity, queue))
            {
                return handle;
            }
        }

        throw new AwsError("ReceiptHandleIsInvalid", $"The input receipt handle \"{text}\" is not a valid receipt handle.");
    }

    private ulong Proof(Identity identity, QueueId queue) =>
        identity.Proof(Sequence, ((long)Slot << 32) ^ ((long)queue.Index << 20) ^ ReceiveCount);
}
