namespace Functions.Consuming.Failures;

/// <summary>
/// How long a failed message waits before its queue gives it out again: doubled by each attempt, and spread, so that
/// messages which failed together do not come back together
/// (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
/// </summary>
/// <param name="First">Longest wait after the first attempt.</param>
/// <param name="Most">Bound of every wait; SQS allows 12 hours since the message was received.</param>
/// <param name="Jitter">From 0 up to, not including, 1: a wait is between half of its length and the whole of it.</param>
public sealed record RetryBackoff(TimeSpan First, TimeSpan Most, Func<double> Jitter)
{
    /// <summary>The wait after an attempt (from 1), in whole seconds, at least one: SQS knows no shorter one.</summary>
    public TimeSpan After(int attempt)
    {
        var whole = Math.Min(Most.TotalSeconds, First.TotalSeconds * Math.Pow(2, attempt - 1));
        return Bounded(TimeSpan.FromSeconds(whole * (0.5 + (Jitter() / 2))));
    }

    /// <summary>A given wait, in whole seconds from one up to the most.</summary>
    public TimeSpan Bounded(TimeSpan wait) =>
        TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(Math.Min(wait.TotalSeconds, Most.TotalSeconds))));
}
