namespace Sim.CloudWatch;

/// <summary>What an alarm takes a period without data for.</summary>
public enum TreatMissingData
{
    /// <summary>The default: for nothing; with no data at all the alarm has insufficient data.</summary>
    Missing,

    /// <summary>The alarm stays in the state that it is in.</summary>
    Ignore,

    Breaching,

    NotBreaching,
}
