namespace Local.Running;

/// <summary>
/// The world's time as running code sees it: it goes on with the real clock while a function runs, and jumps when the world
/// skips a wait that nobody needs to sit through.
/// </summary>
public sealed class RunClock(TimeProvider real, DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset anchor = start;
    private long anchored = real.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return anchor + real.GetElapsedTime(anchored);
        }
    }

    /// <summary>Skips ahead; never back.</summary>
    public void JumpTo(DateTimeOffset time)
    {
        lock (gate)
        {
            var now = anchor + real.GetElapsedTime(anchored);
            anchor = time > now ? time : now;
            anchored = real.GetTimestamp();
        }
    }

    // Timers and durations of running code are real: only the calendar is the world's.
    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
