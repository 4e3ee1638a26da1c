using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html</summary>
internal static class DeleteAlarms
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, Parameters parameters, AnswerWriter answer) => world.CloudWatch.DeleteAlarms(parameters.Texts("AlarmNames"));
}
