using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</summary>
internal sealed class ReceiveMessage
{
    private const string All = "All";

    private readonly IReadOnlyList<string> attributeNames;
    private readonly IReadOnlyList<string> systemAttributeNames;
    private TaskCompletionSource<EndpointAnswer>? later;
    private EndpointAnswer? now;

    private ReceiveMessage(SqsRequest request)
    {
        attributeNames = request.Texts("MessageAttributeNames");
        // AttributeNames is the older name of the same.
        systemAttributeNames = [.. request.Texts("MessageSystemAttributeNames"), .. request.Texts("AttributeNames")];
    }

    /// <summary>Answers at once, or, as a long poll, when a message comes or the time is up.</summary>
    public static ValueTask<EndpointAnswer> Answer(World world, SqsRequest request, CancellationToken aborted)
    {
        var receive = new ReceiveMessage(request);
        world.ReceiveMessage(request.Queue(world), RequestOf(request, aborted), receive.Answer);
        if (receive.now is { } now)
        {
            return new(now);
        }

        receive.later = new TaskCompletionSource<EndpointAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        return new(receive.later.Task);
    }

    private static ReceiveMessageRequest RequestOf(SqsRequest request, CancellationToken aborted) => new()
    {
        MaxNumberOfMessages = request.IntegerOrNull("MaxNumberOfMessages") ?? 1,
        VisibilityTimeout = request.SecondsOrNull("VisibilityTimeout"),
        WaitTime = request.SecondsOrNull("WaitTimeSeconds"),
        ReceiveRequestAttemptId = request.TextOrNull("ReceiveRequestAttemptId"),
        IsAbandoned = () => aborted.IsCancellationRequested,
    };

    private void Answer(IReadOnlyList<ReceivedMessage> messages)
    {
        var buffer = AnswerBuffer.Rent();
        var json = buffer.Json;
        json.WriteStartObject();
        // Nothing received is no empty list but none.
        if (messages.Count > 0)
        {
            json.WriteStartArray("Messages"u8);
            for (var index = 0; index < messages.Count; index++)
            {
                Write(json, messages[index]);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        var answer = EndpointAnswer.Of(buffer);
        if (later is null)
        {
            now = answer;
        }
        else
        {
            later.SetResult(answer);
        }
    }

    private void Write(Utf8JsonWriter json, ReceivedMessage message)
    {
        json.WriteStartObject();
        json.WriteString("MessageId"u8, message.MessageId);
        json.WriteString("ReceiptHandle"u8, message.ReceiptHandle);
        json.WriteString("MD5OfBody"u8, message.MD5OfBody);
        json.WriteString("Body"u8, message.Utf8Body.Span);
        if (systemAttributeNames.Count > 0)
        {
            WriteSystemAttributes(json, message);
        }

        if (message.Select(attributeNames) is { Items.Length: > 0 } selection)
        {
            json.WriteString("MD5OfMessageAttributes"u8, selection.MD5);
            json.WriteStartObject("MessageAttributes"u8);
            foreach (var (name, value) in selection.Items)
            {
                json.WriteStartObject(name);
                if (value.BinaryValue is { } binary)
                {
                    json.WriteBase64String("BinaryValue"u8, binary.Span);
                }
                else
                {
                    json.WriteString("StringValue"u8, value.StringValue);
                }

                json.WriteString("DataType"u8, value.DataType);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteSystemAttributes(Utf8JsonWriter json, ReceivedMessage message)
    {
        var all = systemAttributeNames.Contains(All);
        var isOpen = false;
        foreach (var (name, value) in message.Attributes)
        {
            if (all || systemAttributeNames.Contains(name))
            {
                if (!isOpen)
                {
                    json.WriteStartObject("Attributes"u8);
                    isOpen = true;
                }

                json.WriteString(name, value);
            }
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }
    }
}
