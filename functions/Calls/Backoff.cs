using System.Security.Cryptography;

namespace Functions.Calls;

/// <summary>
/// How often, and after which pauses, a call is tried again: exponential with full jitter, so that many callers that were
/// throttled at once do not come back at once (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
/// </summary>
/// <param name="first">Longest first pause.</param>
/// <param name="longest">Bound of every pause.</param>
/// <param name="attempts">How often the call is made at most, the first time included.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, int attempts)
{
    /// <summary>Eight attempts: pauses of up to 0.1, 0.2, 0.4, 0.8, 1.6, 3.2 and 5 s.</summary>
    public static Backoff Default { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), 8);

    public int Attempts => attempts;

    /// <summary>Jitter that nobody has to replay, from 0 up to, not including, 1: it decides when, never what.</summary>
    public static double Chance() => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    /// <summary>The pause after an attempt (from 1).</summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="jitter">From 0 up to, not including, 1.</param>
    public TimeSpan After(int attempt, double jitter) =>
        jitter * TimeSpan.FromTicks((long)Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, attempt - 1)));
}
