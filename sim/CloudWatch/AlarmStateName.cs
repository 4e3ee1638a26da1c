namespace Sim.CloudWatch;

/// <summary>How CloudWatch writes the state of an alarm.</summary>
public static class AlarmStateName
{
    public static string Of(AlarmState state) => state switch
    {
        AlarmState.Ok => "OK",
        AlarmState.Alarm => "ALARM",
        _ => "INSUFFICIENT_DATA",
    };
}
