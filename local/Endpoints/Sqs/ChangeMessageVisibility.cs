using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</summary>
internal static class ChangeMessageVisibility
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) => Change(world, request.Queue(world), request);

    public static void Change(World world, QueueId queue, SqsRequest request)
    {
        var handle = request.Text("ReceiptHandle");
        world.ChangeMessageVisibility(queue, handle, request.Seconds("VisibilityTimeout"));
    }
}
