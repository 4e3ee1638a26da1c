namespace Infra.Monitoring;

/// <summary>Where alarms say what is wrong.</summary>
/// <param name="People">Composite alarms: each fault once.</param>
/// <param name="Details">Every single alarm.</param>
public sealed record Alerts(AlertsTopic People, AlertsTopic Details);
