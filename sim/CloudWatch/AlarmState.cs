namespace Sim.CloudWatch;

/// <summary>The states of an alarm; CloudWatch writes them OK, ALARM and INSUFFICIENT_DATA.</summary>
public enum AlarmState
{
    /// <summary>The first state of every alarm, and where one goes whose metric is silent, if missing data is `missing`.</summary>
    InsufficientData,

    Ok,

    Alarm,
}
