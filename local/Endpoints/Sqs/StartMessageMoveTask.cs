using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</summary>
internal static class StartMessageMoveTask
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) => answer.WriteString(
        "TaskHandle"u8,
        world.Queues.MoveTasks.Start(
            request.Text("SourceArn"), request.TextOrNull("DestinationArn"), request.IntegerOrNull("MaxNumberOfMessagesPerSecond")));
}
