using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>What several actions say of an alarm in the same words.</summary>
internal static class AlarmParameters
{
    public static AlarmState StateOf(Parameters parameters) => parameters.Text("StateValue") switch
    {
        "OK" => AlarmState.Ok,
        "ALARM" => AlarmState.Alarm,
        "INSUFFICIENT_DATA" => AlarmState.InsufficientData,
        var other => throw new AwsError("ValidationError", $"1 validation error detected: Value '{other}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]"),
    };

    public static AlarmActions ActionsOf(Parameters parameters) => new(
        parameters.Texts("AlarmActions"), parameters.Texts("OKActions"), parameters.Texts("InsufficientDataActions"), parameters.FlagOrNull("ActionsEnabled") ?? true);

    /// <summary>Whether the alarm is of one of the types that are asked for; without any, of the usual one.</summary>
    public static bool AsksFor(Parameters parameters, bool isComposite)
    {
        var types = parameters.Texts("AlarmTypes");
        return types.Count == 0 ? !isComposite : types.Contains(TypeOf(isComposite));
    }

    public static string TypeOf(bool isComposite) => isComposite ? "CompositeAlarm" : "MetricAlarm";
}
