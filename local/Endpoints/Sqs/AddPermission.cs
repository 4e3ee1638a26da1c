using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html</summary>
internal static class AddPermission
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) =>
        world.Queues.Permissions.Add(
            request.Queue(world), request.TextOrNull("Label") ?? "", request.Texts("AWSAccountIds"), request.Texts("Actions"));
}
