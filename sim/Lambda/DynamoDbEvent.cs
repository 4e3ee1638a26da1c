using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Sim.DynamoDb;
using Sim.DynamoDb.Values;

namespace Sim.Lambda;

/// <summary>The JSON with which the poller of a table's stream invokes a function. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html</summary>
internal static class DynamoDbEvent
{
    public static byte[] Compose(Account account, TableStream stream, IReadOnlyList<StreamRecord> records)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, SnsEvent.Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var record in records)
            {
                Write(json, account, stream, record);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>One of its records alone.</summary>
    public static JsonDocument Compose(Account account, TableStream stream, StreamRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SnsEvent.Plain))
        {
            Write(json, account, stream, record);
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter json, Account account, TableStream stream, StreamRecord record)
    {
        json.WriteStartObject();
        json.WriteString("eventID", record.Number.ToString("x32", CultureInfo.InvariantCulture));
        json.WriteString("eventName", record.EventName);
        json.WriteString("eventVersion", "1.1");
        json.WriteString("eventSource", "aws:dynamodb");
        json.WriteString("awsRegion", account.Options.Region);
        json.WriteStartObject("dynamodb");
        json.WriteNumber("ApproximateCreationDateTime", record.At.ToUnixTimeSeconds());
        Write(json, "Keys", record.Keys);
        Write(json, "NewImage", record.NewImage);
        Write(json, "OldImage", record.OldImage);
        json.WriteString("SequenceNumber", record.SequenceNumber);
        json.WriteNumber("SizeBytes", record.SizeBytes);
        json.WriteString("StreamViewType", stream.ViewType);
        json.WriteEndObject();
        json.WriteString("eventSourceARN", stream.Arn);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, MapValue? attributes)
    {
        if (attributes is not null)
        {
            json.WritePropertyName(name);
            attributes.WriteAttributes(json);
        }
    }
}
