using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</summary>
internal static class SendMessage
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        // X-Ray's header, the one system attribute there is, changes nothing of where a message goes.
        var sent = world.SendMessage(request.Queue(world), new SendMessageRequest
        {
            MessageBody = request.Text("MessageBody"),
            MessageAttributes = request.MessageAttributes(),
            Delay = request.IntegerOrNull("DelaySeconds") is { } delay ? TimeSpan.FromSeconds(delay) : null,
            MessageGroupId = request.TextOrNull("MessageGroupId"),
            MessageDeduplicationId = request.TextOrNull("MessageDeduplicationId"),
        });
        answer.WriteString("MessageId"u8, sent.MessageId);
        answer.WriteString("MD5OfMessageBody"u8, sent.MD5OfMessageBody);
        if (sent.MD5OfMessageAttributes is { } digest)
        {
            answer.WriteString("MD5OfMessageAttributes"u8, digest);
        }

        if (sent.SequenceNumber is { } number)
        {
            answer.WriteString("SequenceNumber"u8, number);
        }
    }
}
