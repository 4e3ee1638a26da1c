using System.Buffers.Binary;

namespace Sim;

/// <summary>Ids are computed from the seed and a sequence number whenever somebody asks, and never stored.</summary>
internal sealed class Identity(ulong seed)
{
    private const ulong Sns = 0x534E53;
    private const ulong Sqs = 0x535153;
    private const ulong Lambda = 0x4C414D;
    private const ulong Subscription = 0x535542;
    private const ulong MoveTask = 0x4D4F56;
    private const ulong Platform = 0x504C41;
    private const ulong Mapping = 0x45534D;
    private const ulong Stream = 0x535452;
    private const ulong Scaling = 0x534341;

    public Guid OfPublication(long sequence) => Derive(Sns, sequence);

    public Guid OfMessage(long sequence) => Derive(Sqs, sequence);

    public Guid OfInvocation(long sequence) => Derive(Lambda, sequence);

    public Guid OfSubscription(int index) => Derive(Subscription, index);

    public Guid OfMoveTask(int index) => Derive(MoveTask, index);

    public Guid OfPlatformEndpoint(int index) => Derive(Platform, index);

    public Guid OfMapping(int index) => Derive(Mapping, index);

    public Guid OfStreamMapping(int index) => Derive(Stream, index);

    public Guid OfScaling(int index) => Derive(Scaling, index);

    /// <summary>A number that only this world gives to this pair: receipt handles carry it as proof.</summary>
    public ulong Proof(long first, long second) => Mix(Mix(seed ^ (ulong)first) + (ulong)second);

    /// <summary>The finalizer of SplitMix64: a bijection, so two sequences never give the same number.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public static Guid Guid(ulong high, ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (high & ~0xF000UL) | 0x4000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (low & ~(3UL << 62)) | (2UL << 62));
        return new Guid(bytes, bigEndian: true);
    }

    private Guid Derive(ulong kind, long sequence)
    {
        var high = Mix(Mix(seed + kind) + (ulong)sequence);
        return Guid(high, Mix(high ^ seed));
    }
}
