using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html</summary>
internal static class GetQueueAttributes
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var attributes = world.Queues.GetAttributes(request.Queue(world), request.Texts("AttributeNames"));
        if (attributes.Count == 0)
        {
            return;
        }

        answer.WriteStartObject("Attributes"u8);
        foreach (var (name, value) in attributes)
        {
            answer.WriteString(name, value);
        }

        answer.WriteEndObject();
    }
}
