using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Functions.Consuming.Failures;

/// <summary>
/// The dead letter of a notification that a topic sent to the function itself, in the shape in which Lambda sends what it
/// gives up to the same queue: whoever reads the queue finds one kind of record
/// (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html). What only Lambda knows, the id of
/// the request and the number of attempts, is absent.
/// </summary>
internal static class DestinationRecord
{
    public static string Of(string function, JsonElement record, FailureKind kind, string reason, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "1.0"u8);
            json.WriteString("timestamp"u8, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
            json.WriteStartObject("requestContext"u8);
            json.WriteString("functionName"u8, function);
            json.WriteString("condition"u8, "PermanentFailure"u8);
            json.WriteEndObject();
            json.WriteStartObject("requestPayload"u8);
            json.WriteStartArray("Records"u8);
            record.WriteTo(json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("responsePayload"u8);
            json.WriteString("errorType"u8, kind == FailureKind.Invalid ? "InvalidEvent" : nameof(PermanentFailureException));
            json.WriteString("errorMessage"u8, reason);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
