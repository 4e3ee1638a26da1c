namespace Sim.CloudWatch;

/// <summary>An alarm on the states of other alarms: in alarm while its rule holds.</summary>
internal sealed class CompositeAlarm(string name, AlarmRule rule, AlarmActions actions, Func<string, AlarmState> stateOf, long created)
    : Alarm(name, actions, created)
{
    public IEnumerable<string> Children => rule.Alarms;

    protected override (AlarmState State, string Reason) Look(long now)
    {
        var state = rule.Holds(stateOf) ? AlarmState.Alarm : AlarmState.Ok;
        return (state, string.Join(", ", rule.Alarms.Select(alarm => $"{alarm} is {AlarmStateName.Of(stateOf(alarm))}")));
    }
}
