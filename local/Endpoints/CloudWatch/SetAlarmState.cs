using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html</summary>
internal static class SetAlarmState
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, Parameters parameters, AnswerWriter answer) =>
        world.CloudWatch.SetAlarmState(parameters.Text("AlarmName"), AlarmParameters.StateOf(parameters), parameters.Text("StateReason"));
}
