using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html</summary>
internal static class UntagQueue
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) =>
        world.Queues.Tags.Remove(request.Queue(world), request.Texts("TagKeys"));
}
