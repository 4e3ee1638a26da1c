namespace Sim.Time;

/// <summary>
/// The present and the future: the current tick, the agenda of activity, and two that are kept apart because a world whose only
/// future is that parked messages expire in days, or that its clock is looked at every minute, is idle.
/// </summary>
internal sealed class Schedule(long now)
{
    private long sequence;

    public Agenda Activity { get; } = new();

    public Agenda Retention { get; } = new();

    /// <summary>What comes round for ever: the minutes of CloudWatch.</summary>
    public Agenda Rounds { get; } = new();

    /// <summary>UTC ticks.</summary>
    public long Now { get; set; } = now;

    public void Add(AgendaKind kind, long due, int subject, long check) =>
        Activity.Add(new AgendaEntry(due, ++sequence, check, subject, kind));

    public void AddRound(AgendaKind kind, long due, int subject, long check) =>
        Rounds.Add(new AgendaEntry(due, ++sequence, check, subject, kind));

    public void AddRetention(AgendaKind kind, long due, int subject, long check) =>
        Retention.Add(new AgendaEntry(due, ++sequence, check, subject, kind));
}
