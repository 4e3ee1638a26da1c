namespace Infra.Settings;

/// <summary>From a moment on, between how many environments scaling may choose.</summary>
/// <param name="Name">What the settings call it.</param>
/// <param name="Expression"><c>cron(...)</c>, <c>rate(...)</c> or <c>at(...)</c>.</param>
/// <param name="Timezone">IANA name.</param>
public sealed record ScalingSchedule(string Name, string Expression, string Timezone, int Minimum, int Maximum);
