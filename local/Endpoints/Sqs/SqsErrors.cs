using System.Buffers;
using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>Errors as SQS writes them: the name of the JSON protocol in the body, the older one of the query protocol in a header.</summary>
internal static class SqsErrors
{
    private const string QueryPrefix = "AWS.SimpleQueueService.";

    public static EndpointAnswer Answer(AwsError error)
    {
        if (error.Code is SqsRequest.NotReadable)
        {
            return OfProtocol(error.Code, error.Message);
        }

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("__type"u8, $"com.amazonaws.sqs#{ShapeOf(error.Code)}");
            writer.WriteString("message"u8, error.Message);
            writer.WriteEndObject();
        }

        return new EndpointAnswer(error.HttpStatus, json.WrittenMemory) { QueryError = $"{error.Code};{(error.HttpStatus < 500 ? "Sender" : "Receiver")}" };
    }

    /// <summary>What the layer before SQS refuses: it knows no codes of the query protocol.</summary>
    /// <param name="message">Null where it says nothing more.</param>
    public static EndpointAnswer OfProtocol(string name, string? message = null)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("__type"u8, $"com.amazon.coral.service#{name}");
            if (message is not null)
            {
                writer.WriteString("message"u8, message);
            }

            writer.WriteEndObject();
        }

        return new EndpointAnswer(400, json.WrittenMemory);
    }

    /// <summary>What an answer with an error says, or its name if it says nothing more.</summary>
    public static string MessageOf(EndpointAnswer error)
    {
        using var json = JsonDocument.Parse(error.Body);
        return json.RootElement.TryGetProperty("message"u8, out var message) ? message.GetString()! : json.RootElement.GetProperty("__type"u8).GetString()!;
    }

    private static string ShapeOf(string code) => code switch
    {
        "AWS.SimpleQueueService.NonExistentQueue" => "QueueDoesNotExist",
        "QueueAlreadyExists" => "QueueNameExists",
        "InvalidParameterValue" => "InvalidParameterValueException",
        "MissingParameter" => "MissingRequiredParameterException",
        _ when code.StartsWith(QueryPrefix, StringComparison.Ordinal) => code[QueryPrefix.Length..],
        _ => code,
    };
}
