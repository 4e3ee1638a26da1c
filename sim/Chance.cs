namespace Sim;

/// <summary>
/// The only source of randomness, seeded: xoshiro256** (Blackman and Vigna, public domain), filled by SplitMix64.
/// </summary>
public sealed class Chance
{
    private ulong s0, s1, s2, s3;

    public Chance(ulong seed)
    {
        s0 = Mix(ref seed);
        s1 = Mix(ref seed);
        s2 = Mix(ref seed);
        s3 = Mix(ref seed);
    }

    public ulong NextUInt64()
    {
        var result = ulong.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = ulong.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>At least 0, less than 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least 0, less than <paramref name="bound"/>.</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);
    }

    /// <summary>True in the given share of draws; 0 and 1 draw nothing, so a fault that is off changes no other draw.</summary>
    public bool Happens(double probability) => probability >= 1 || (probability > 0 && NextDouble() < probability);

    /// <summary>The time to the next of events that come at random with this mean distance.</summary>
    public TimeSpan NextExponential(TimeSpan mean) => mean * -Math.Log(1 - NextDouble());

    /// <summary>A version 4 UUID.</summary>
    public Guid NextGuid() => Identity.Guid(NextUInt64(), NextUInt64());

    /// <summary>An independent source whose draws do not disturb this one.</summary>
    public Chance Fork() => new(NextUInt64());

    private static ulong Mix(ref ulong state) => Identity.Mix(state += 0x9E3779B97F4A7C15);
}
