using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Sqs;

namespace Sim.Lambda;

/// <summary>The JSON that a function gets for a batch of SQS messages.</summary>
internal static class SqsEvent
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Compose(Account account, in Batch batch)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            for (var index = 0; index < batch.Count; index++)
            {
                Write(json, account, batch.Messages[index].Slot, batch.Messages[index].Message);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Account account, int slot, in Message message)
    {
        var received = new ReceivedMessage(account, slot, message);
        json.WriteStartObject();
        json.WriteString("messageId", received.MessageId);
        json.WriteString("receiptHandle", received.ReceiptHandle);
        json.WriteString("body", received.Utf8Body.Span);
        json.WriteStartObject("attributes");
        foreach (var (name, value) in received.Attributes)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("messageAttributes");
        foreach (var (name, value) in received.Items.Items)
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
        if (received.MD5OfMessageAttributes is { } digest)
        {
            json.WriteString("md5OfMessageAttributes", digest);
        }

        json.WriteString("md5OfBody", received.MD5OfBody);
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", account.Queues[message.Queue].Arn);
        json.WriteString("awsRegion", account.Options.Region);
        json.WriteEndObject();
    }

    /// <summary>Lambda adds two lists that SQS never fills.</summary>
    private static void Write(Utf8JsonWriter json, string name, MessageAttributeValue value)
    {
        json.WriteStartObject(name);
        if (value.IsBinary)
        {
            json.WriteBase64String("binaryValue", value.BinaryValue!.Value.Span);
        }
        else
        {
            json.WriteString("stringValue", value.StringValue);
        }

        json.WriteStartArray("stringListValues");
        json.WriteEndArray();
        json.WriteStartArray("binaryListValues");
        json.WriteEndArray();
        json.WriteString("dataType", value.DataType);
        json.WriteEndObject();
    }
}
