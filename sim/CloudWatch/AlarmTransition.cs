namespace Sim.CloudWatch;

/// <summary>A change of an alarm's state.</summary>
/// <param name="Actions">ARNs that are told.</param>
public sealed record AlarmTransition(string Alarm, AlarmState From, AlarmState To, string Reason, DateTimeOffset At, IReadOnlyList<string> Actions);
