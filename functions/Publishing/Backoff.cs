namespace Functions.Publishing;

/// <summary>
/// How often, and after which pauses, a publish is tried again: exponential with full jitter, so that many publishers that
/// were throttled at once do not come back at once (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
/// </summary>
/// <param name="First">Longest first pause.</param>
/// <param name="Longest">Bound of every pause.</param>
/// <param name="Attempts">How often an event is sent at most, the first time included.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest, int Attempts)
{
    /// <summary>Eight attempts: pauses of up to 0.1, 0.2, 0.4, 0.8, 1.6, 3.2 and 5 s.</summary>
    public static Backoff Default { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), 8);

    /// <summary>The pause after an attempt (from 1).</summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="jitter">From 0 up to, not including, 1.</param>
    public TimeSpan After(int attempt, double jitter) =>
        jitter * TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, attempt - 1)));
}
