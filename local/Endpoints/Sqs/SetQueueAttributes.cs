using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
internal static class SetQueueAttributes
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var queue = request.Queue(world);
        world.Queues.SetAttributes(queue, request.Has("Attributes")
            ? request.Map("Attributes")
            : throw new AwsError("MissingParameter", "The request must contain the parameter Attributes."));
    }
}
