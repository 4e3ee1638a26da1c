namespace Sim.Time;

/// <summary>
/// The world's clock. It stands still until the world steps it to the next due time, so whatever runs in a step sees
/// exactly the time at which it was due. Its timers are entries of the world's agenda.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly List<VirtualTimer> timers = [];
    private readonly Schedule schedule;
    private readonly long start;

    internal VirtualClock(Schedule schedule)
    {
        this.schedule = schedule;
        start = schedule.Now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(schedule.Now, TimeSpan.Zero);

    public override long GetTimestamp() => schedule.Now - start;

    /// <summary>A timer that fires inside a step. Its callback runs on the thread that steps the world.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(schedule, timers.Count, callback, state);
        timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    internal VirtualTimer Timer(int index) => timers[index];
}
