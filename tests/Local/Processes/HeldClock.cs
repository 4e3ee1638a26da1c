namespace Tests.Local.Processes;

/// <summary>Stands still; its timers fire when a test says so, whatever the machine has to do.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Held> timers = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Held(this, () => callback(state), dueTime);
        lock (gate)
        {
            timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Fires the one timer that was set for this time.</summary>
    public void Fire(TimeSpan dueTime)
    {
        Held due;
        lock (gate)
        {
            due = timers.Single(timer => timer.DueTime == dueTime);
        }

        due.Fire();
    }

    private sealed class Held(HeldClock clock, Action fire, TimeSpan dueTime) : ITimer
    {
        public TimeSpan DueTime => dueTime;

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
