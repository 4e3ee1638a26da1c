using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Sim;
using Sim.Sns.Regions;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</summary>
internal static class SendMessage
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer) =>
        Write(answer, world.SendMessage(request.Queue(world), request.ReadAhead?.Message ?? RequestOf(request)));

    /// <summary>What SNS sends to a queue of another Region.</summary>
    public static AwsCall CallOf(RegionalDelivery delivery)
    {
        var arn = delivery.QueueArn.Split(':');
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("QueueUrl", $"http://127.0.0.1/{arn[4]}/{arn[5]}");
            json.WriteString("MessageBody", delivery.Body);
            json.WriteString("MessageGroupId", delivery.MessageGroupId);
            json.WriteString("MessageDeduplicationId", delivery.MessageDeduplicationId);
            json.WriteStartObject("MessageAttributes");
            foreach (var (name, value) in delivery.Attributes)
            {
                json.WriteStartObject(name);
                json.WriteString("DataType", value.DataType);
                json.WriteString("StringValue", value.StringValue);
                if (value.BinaryValue is { } binary)
                {
                    json.WriteBase64String("BinaryValue", binary.Span);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new AwsCall(AwsServices.Sqs, nameof(SendMessage), body.ToArray()) { Region = arn[3] };
    }

    /// <summary>A message, alone or as the entry of a batch.</summary>
    public static SendMessageRequest RequestOf(SqsRequest request)
    {
        var body = request.Utf8OrNull("MessageBody") ?? default;
        var shared = request.Batch is { } batch && batch.Holds(body) ? batch : null;
        // Beside the body every message has the queue's address, or its id: looking in vain for all that most do not have takes longer than the body.
        if (request is { Count: 2, TraceId: null })
        {
            return new SendMessageRequest { MessageBody = body, Batch = shared };
        }

        return new SendMessageRequest
        {
            MessageBody = body,
            Batch = shared,
            MessageAttributes = request.MessageAttributes("MessageAttributes"),
            TraceHeader = TraceHeaderOf(request),
            Delay = request.SecondsOrNull("DelaySeconds"),
            MessageGroupId = request.TextOrNull("MessageGroupId"),
            MessageDeduplicationId = request.TextOrNull("MessageDeduplicationId"),
        };
    }

    /// <summary>The members of one message's answer.</summary>
    public static void Write(Utf8JsonWriter answer, SendMessageResult sent)
    {
        answer.WriteString("MessageId"u8, sent.MessageId);
        WriteDigest(answer, sent.BodyDigest);
        if (sent.MD5OfMessageAttributes is { } attributes)
        {
            answer.WriteString("MD5OfMessageAttributes"u8, attributes);
        }

        if (sent.MD5OfMessageSystemAttributes is { } systemAttributes)
        {
            answer.WriteString("MD5OfMessageSystemAttributes"u8, systemAttributes);
        }

        if (sent.SequenceNumber is { } number)
        {
            answer.WriteString("SequenceNumber"u8, number);
        }
    }

    private static void WriteDigest(Utf8JsonWriter answer, UInt128 digest)
    {
        Span<char> digits = stackalloc char[2 * Unsafe.SizeOf<UInt128>()];
        Convert.TryToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in digest)), digits, out _);
        answer.WriteString("MD5OfMessageBody"u8, digits);
    }

    private static MessageAttributeValue? TraceHeaderOf(SqsRequest request)
    {
        var attributes = request.MessageAttributes("MessageSystemAttributes");
        if (attributes is null || attributes.Count == 0)
        {
            return request.TraceId is { } id ? new MessageAttributeValue("String", id) : null;
        }

        return attributes.Keys.FirstOrDefault(name => name != "AWSTraceHeader") is { } unknown
            ? throw new AwsError("InvalidParameterValue", $"Message system attribute name '{unknown}' is invalid.")
            : attributes["AWSTraceHeader"];
    }
}
