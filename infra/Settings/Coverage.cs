namespace Infra.Settings;

/// <summary>What a stack makes of event types that no consumer takes.</summary>
public enum Coverage
{
    /// <summary>They are parked, and <c>preview</c> lists them.</summary>
    Report,

    /// <summary>The settings are refused.</summary>
    Refuse,
}
