namespace Sim.CloudWatch;

/// <summary>One thing that happened to an alarm.</summary>
/// <param name="Type"><c>ConfigurationUpdate</c>, <c>StateUpdate</c> or <c>Action</c>.</param>
/// <param name="Summary">In words.</param>
/// <param name="IsComposite">The alarm is one on other alarms.</param>
public sealed record AlarmHistoryItem(string Alarm, string Type, DateTimeOffset At, string Summary, bool IsComposite)
{
    /// <summary>Of a change of state; else null.</summary>
    public AlarmTransition? Transition { get; init; }
}
