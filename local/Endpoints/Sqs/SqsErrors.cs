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

    private static string ShapeOf(string code) => code switch
    {
        "AWS.SimpleQueueService.NonExistentQueue" => "QueueDoesNotExist",
        "InvalidParameterValue" => "InvalidParameterValueException",
        "MissingParameter" => "MissingRequiredParameterException",
        _ when code.StartsWith(QueryPrefix, StringComparison.Ordinal) => code[QueryPrefix.Length..],
        _ => code,
    };
}
