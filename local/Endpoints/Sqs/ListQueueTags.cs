using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html</summary>
internal static class ListQueueTags
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var tags = world.Queues.Tags.Of(request.Queue(world));
        if (tags.Count == 0)
        {
            return;
        }

        answer.WriteStartObject("Tags"u8);
        foreach (var (key, value) in tags)
        {
            answer.WriteString(key, value);
        }

        answer.WriteEndObject();
    }
}
