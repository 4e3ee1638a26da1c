using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html</summary>
internal static class CancelMessageMoveTask
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) =>
        answer.WriteNumber("ApproximateNumberOfMessagesMoved"u8, world.Queues.MoveTasks.Cancel(request.Text("TaskHandle")));
}
