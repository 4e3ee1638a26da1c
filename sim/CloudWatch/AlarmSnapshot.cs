namespace Sim.CloudWatch;

/// <summary>An alarm as it is now.</summary>
public sealed record AlarmSnapshot(string Name, AlarmState State, string StateReason, DateTimeOffset StateUpdated);
