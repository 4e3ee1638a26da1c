namespace Tests.Functions;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class StillClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly List<StillTimer> timers = [];
    private DateTimeOffset now = Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StillTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        now += time;
        foreach (var timer in timers.Where(timer => timer.Due <= now).ToArray())
        {
            timers.Remove(timer);
            timer.Fire();
        }
    }

    private sealed class StillTimer(StillClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.timers.Remove(this);
            if (dueTime >= TimeSpan.Zero)
            {
                Due = clock.now + dueTime;
                clock.timers.Add(this);
            }

            return true;
        }

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
