using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html</summary>
internal static class ListQueues
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var page = world.Queues.List(request.TextOrNull("QueueNamePrefix"), request.IntegerOrNull("MaxResults"), request.TextOrNull("NextToken"));
        if (page.Queues.Count > 0)
        {
            answer.WriteStartArray("QueueUrls"u8);
            foreach (var queue in page.Queues)
            {
                answer.WriteStringValue(QueueUrl.Of(world, queue, request.Authority));
            }

            answer.WriteEndArray();
        }

        if (page.NextToken is { } token)
        {
            answer.WriteString("NextToken"u8, token);
        }
    }
}
