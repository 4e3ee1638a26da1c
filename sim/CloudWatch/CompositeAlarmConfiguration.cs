namespace Sim.CloudWatch;

/// <summary>An alarm on other alarms, as PutCompositeAlarm takes it.</summary>
/// <param name="Rule"><c>ALARM("a") OR ALARM("b")</c>: see <see cref="AlarmRule"/>.</param>
public sealed record CompositeAlarmConfiguration(string Name, string Rule, AlarmActions Actions)
{
    public string? Description { get; init; }
}
