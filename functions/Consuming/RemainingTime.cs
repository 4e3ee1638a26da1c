namespace Functions.Consuming;

/// <summary>The time that one invocation has.</summary>
internal sealed class RemainingTime : IDisposable
{
    /// <summary>Kept back for what follows a cancelled handler: releasing its claim, the log line, the response.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource source;

    public RemainingTime(TimeSpan timeout, TimeProvider clock)
    {
        End = clock.GetUtcNow() + timeout;
        // Of a very short timeout the margin must not eat everything.
        source = new CancellationTokenSource(timeout - TimeSpan.FromTicks(Math.Min(Margin.Ticks, timeout.Ticks / 10)), clock);
    }

    /// <summary>When Lambda ends the function. Nothing of this invocation can still be running after it.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Cancelled a little before <see cref="End"/>.</summary>
    public CancellationToken Token => source.Token;

    public bool IsUsedUp => source.IsCancellationRequested;

    public void Dispose() => source.Dispose();
}
