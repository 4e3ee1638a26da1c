namespace Infra.Settings;

/// <summary>A number that the settings leave open, with the formula that gave it: <c>visibilityTimeout 3m = 6 x timeout (30s) + batchingWindow (0s)</c>.</summary>
/// <param name="Name">The setting it stands for.</param>
/// <param name="Value">With its unit.</param>
/// <param name="Formula">How it follows from other settings, with their values.</param>
public sealed record Derivation(string Name, string Value, string Formula);
