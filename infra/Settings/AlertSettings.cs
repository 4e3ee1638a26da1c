namespace Infra.Settings;

/// <summary>Who hears of alarms.</summary>
/// <param name="Emails">Each is asked by AWS to confirm, once, before it gets anything.</param>
public sealed record AlertSettings(IReadOnlyList<string> Emails);
