namespace Sim.Time;

/// <summary>A timer of the virtual clock. Each change makes the entries scheduled before it dead.</summary>
internal sealed class VirtualTimer(Schedule schedule, int index, TimerCallback callback, object? state) : ITimer
{
    private long change;
    private TimeSpan period;

    public bool IsCurrent(long check) => check == change;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        change++;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            schedule.Add(AgendaKind.Timer, schedule.Now + dueTime.Ticks, index, change);
        }

        return true;
    }

    public void Fire()
    {
        change++;
        if (period > TimeSpan.Zero)
        {
            schedule.Add(AgendaKind.Timer, schedule.Now + period.Ticks, index, change);
        }

        callback(state);
    }

    public void Dispose() => change++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
