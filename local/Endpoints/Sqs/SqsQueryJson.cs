using System.Buffers;
using System.Text.Json;

namespace Local.Endpoints.Sqs;

/// <summary>An answer of the query protocol in JSON, for those who ask for it: in the form of the XML, with maps as lists of pairs.</summary>
internal static class SqsQueryJson
{
    private const string ContentType = "application/json";

    public static EndpointAnswer Of(string action, string requestId, JsonElement result)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject($"{action}Response");
            json.WritePropertyName($"{action}Result");
            Write(json, result);
            json.WriteStartObject("ResponseMetadata"u8);
            json.WriteString("RequestId"u8, requestId);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new EndpointAnswer(200, bytes.WrittenMemory) { ContentType = ContentType };
    }

    public static EndpointAnswer Error(string code, string message, string requestId, int httpStatus)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("Error"u8);
            json.WriteString("Type"u8, httpStatus < 500 ? "Sender" : "Receiver");
            json.WriteString("Code"u8, code);
            json.WriteString("Message"u8, message);
            json.WriteEndObject();
            json.WriteString("RequestId"u8, requestId);
            json.WriteEndObject();
        }

        return new EndpointAnswer(httpStatus, bytes.WrittenMemory) { ContentType = ContentType };
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    WriteMember(json, member);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void WriteMember(Utf8JsonWriter json, JsonProperty member)
    {
        // Two lists are written in lower case, as their elements' names are given in XML.
        json.WritePropertyName(member.Name switch
        {
            "Messages" => "messages",
            "QueueUrls" => "queueUrls",
            _ => member.Name,
        });
        if (member is { Name: "Attributes" or "MessageAttributes" or "Tags", Value.ValueKind: JsonValueKind.Object })
        {
            WritePairs(json, member.Value, member.Name == "Tags" ? "Key" : "Name");
        }
        else
        {
            Write(json, member.Value);
        }
    }

    private static void WritePairs(Utf8JsonWriter json, JsonElement map, string key)
    {
        json.WriteStartArray();
        foreach (var entry in map.EnumerateObject())
        {
            json.WriteStartObject();
            json.WriteString(key, entry.Name);
            json.WritePropertyName("Value"u8);
            Write(json, entry.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
