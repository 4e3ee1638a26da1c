using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html</summary>
internal static class CreateQueue
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        // The model writes this one parameter in lower case.
        var tags = request.Map("tags");
        var queue = world.Queues.Create(request.QueueName(), request.Map("Attributes"), tags.Count > 0 ? tags : request.Map("Tags"));
        answer.WriteString("QueueUrl"u8, QueueUrl.Of(world, queue, request.Authority));
    }
}
