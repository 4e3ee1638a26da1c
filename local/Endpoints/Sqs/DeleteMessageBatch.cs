using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html</summary>
internal static class DeleteMessageBatch
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var queue = request.Queue(world);
        BatchAnswer.Carry(request, answer, "DeleteMessageBatchRequestEntry", entry => world.DeleteMessage(queue, entry.Text("ReceiptHandle")));
    }
}
