using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html</summary>
internal static class DeleteMessage
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) =>
        world.DeleteMessage(request.Queue(world), request.Text("ReceiptHandle"));
}
