using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</summary>
internal static class ChangeMessageVisibility
{
    /// <summary>Answers with nothing.</summary>
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) => world.ChangeMessageVisibility(
        request.Queue(world), request.Text("ReceiptHandle"), TimeSpan.FromSeconds(request.Integer("VisibilityTimeout")));
}
