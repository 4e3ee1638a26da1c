namespace Infra.Settings;

/// <summary>Who hears of alarms.</summary>
/// <param name="People">Of each fault once: the composite alarm of what is broken.</param>
/// <param name="Details">Of each single alarm: chat rooms, tickets, automation.</param>
public sealed record AlertSettings(AlertSubscribers People, AlertSubscribers Details);
