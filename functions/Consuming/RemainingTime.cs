namespace Functions.Consuming;

/// <summary>The time that one invocation has.</summary>
internal sealed class RemainingTime : IDisposable
{
    /// <summary>Kept back for what follows a cancelled handler: releasing its claim, the log line, the response.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    /// <summary>The part of the margin that nothing may use: the log line and the response have to leave, too.</summary>
    private const int LastPart = 5;

    private readonly CancellationTokenSource source;
    private readonly CancellationTokenSource settling;

    public RemainingTime(TimeSpan timeout, TimeProvider clock)
    {
        End = clock.GetUtcNow() + timeout;
        // Of a very short timeout the margin must not eat everything.
        var margin = TimeSpan.FromTicks(Math.Min(Margin.Ticks, timeout.Ticks / 10));
        source = new CancellationTokenSource(timeout - margin, clock);
        settling = new CancellationTokenSource(timeout - (margin / LastPart), clock);
    }

    /// <summary>When Lambda ends the function. Nothing of this invocation can still be running after it.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Cancelled a little before <see cref="End"/>.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Cancelled later, yet still before <see cref="End"/>: for what is to be done about a failure.</summary>
    public CancellationToken SettlingToken => settling.Token;

    public bool IsUsedUp => source.IsCancellationRequested;

    public void Dispose()
    {
        source.Dispose();
        settling.Dispose();
    }
}
