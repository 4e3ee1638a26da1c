using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html</summary>
internal static class ListDeadLetterSourceQueues
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var page = world.Queues.ListDeadLetterSources(request.Queue(world), request.IntegerOrNull("MaxResults"), request.TextOrNull("NextToken"));
        // Unlike that of ListQueues, the list is written in lower case and there even if it is empty.
        answer.WriteStartArray("queueUrls"u8);
        foreach (var queue in page.Queues)
        {
            answer.WriteStringValue(QueueUrl.Of(world, queue, request.Authority));
        }

        answer.WriteEndArray();
        if (page.NextToken is { } token)
        {
            answer.WriteString("NextToken"u8, token);
        }
    }
}
