namespace Sim.CloudWatch;

/// <summary>An alarm on the states of other alarms: in alarm while its rule holds.</summary>
internal sealed class CompositeAlarm(CompositeAlarmConfiguration initial, Func<string, AlarmState> stateOf, long created) : Alarm(initial.Name, created)
{
    private CompositeAlarmConfiguration configuration = initial;
    private AlarmRule rule = AlarmRule.Parse(initial.Rule);

    public IEnumerable<string> Children => rule.Alarms;

    public override AlarmActions Actions => configuration.Actions;

    public override AlarmSnapshot Snapshot => new(Name, State, StateReason, new DateTimeOffset(StateUpdated, TimeSpan.Zero))
    {
        ConfigurationUpdated = new DateTimeOffset(ConfigurationUpdated, TimeSpan.Zero),
        Actions = Actions,
        Description = configuration.Description,
        Rule = configuration.Rule,
    };

    /// <summary>The state stays until the alarm is looked at next.</summary>
    public void Update(CompositeAlarmConfiguration changed, long now)
    {
        rule = AlarmRule.Parse(changed.Rule);
        configuration = changed;
        ConfigurationUpdated = now;
    }

    protected override (AlarmState State, string Reason) Look(long now)
    {
        var state = rule.Holds(stateOf) ? AlarmState.Alarm : AlarmState.Ok;
        return (state, string.Join(", ", rule.Alarms.Select(alarm => $"{alarm} is {AlarmStateName.Of(stateOf(alarm))}")));
    }
}
