namespace Sim.CloudWatch;

/// <summary>An alarm and the state that it is in.</summary>
internal abstract class Alarm(string name, AlarmActions actions, long created)
{
    public string Name { get; } = name;

    public AlarmActions Actions { get; } = actions;

    public AlarmState State { get; private set; } = AlarmState.InsufficientData;

    public string StateReason { get; private set; } = "Unchecked: Initial alarm creation";

    /// <summary>UTC ticks.</summary>
    public long StateUpdated { get; private set; } = created;

    public AlarmSnapshot Snapshot => new(Name, State, StateReason, new DateTimeOffset(StateUpdated, TimeSpan.Zero));

    /// <summary>Looks anew.</summary>
    /// <returns>Whether the state changed; only then do actions follow.</returns>
    public bool Evaluate(long now)
    {
        var (state, reason) = Look(now);
        if (state == State)
        {
            return false;
        }

        (State, StateReason, StateUpdated) = (state, reason, now);
        return true;
    }

    protected abstract (AlarmState State, string Reason) Look(long now);
}
