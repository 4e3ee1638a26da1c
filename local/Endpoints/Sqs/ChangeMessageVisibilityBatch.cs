using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html</summary>
internal static class ChangeMessageVisibilityBatch
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var queue = request.Queue(world);
        BatchAnswer.Carry(
            request, answer, "ChangeMessageVisibilityBatchRequestEntry", entry => ChangeMessageVisibility.Change(world, queue, entry));
    }
}
