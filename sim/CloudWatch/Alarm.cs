namespace Sim.CloudWatch;

/// <summary>An alarm and the state that it is in.</summary>
internal abstract class Alarm(string name, long created)
{
    public string Name { get; } = name;

    public abstract AlarmActions Actions { get; }

    public AlarmState State { get; private set; } = AlarmState.InsufficientData;

    public string StateReason { get; private set; } = "Unchecked: Initial alarm creation";

    /// <summary>UTC ticks.</summary>
    public long StateUpdated { get; private set; } = created;

    /// <summary>When it was put last, UTC ticks.</summary>
    public long ConfigurationUpdated { get; protected set; } = created;

    public abstract AlarmSnapshot Snapshot { get; }

    /// <summary>Looks anew.</summary>
    /// <returns>Null if the state did not change; only a change has actions.</returns>
    public AlarmTransition? Evaluate(long now)
    {
        var (state, reason) = Look(now);
        return state == State ? null : Set(state, reason, now);
    }

    /// <summary>Puts the alarm into a state, until it is looked at next.</summary>
    public AlarmTransition Set(AlarmState state, string reason, long now)
    {
        var before = State;
        (State, StateReason, StateUpdated) = (state, reason, now);
        return new AlarmTransition(Name, before, state, reason, new DateTimeOffset(now, TimeSpan.Zero), before == state ? [] : Actions.Of(state));
    }

    protected abstract (AlarmState State, string Reason) Look(long now);
}
