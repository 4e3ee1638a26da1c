using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html</summary>
internal static class RemovePermission
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) =>
        world.Queues.Permissions.Remove(request.Queue(world), request.TextOrNull("Label") ?? "");
}
