using System.Text.Json;
using Sim.DynamoDb.Operations;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>An answer as DynamoDB puts it on the wire.</summary>
/// <param name="Json">UTF-8.</param>
/// <param name="Error">What was refused; <c>null</c> when the request was carried out.</param>
public sealed record DynamoDbAnswer(int HttpStatus, byte[] Json, AwsError? Error = null)
{
    private static readonly string[] FrameworkErrors =
        ["SerializationException", "UnknownOperationException", "MissingAuthenticationTokenException", "AccessDeniedException"];

    /// <summary>SDKs read the code behind the last <c>#</c> of <c>__type</c>.</summary>
    public static DynamoDbAnswer Of(AwsError error) => Of(error, item: null);

    internal static DynamoDbAnswer Of(AwsError error, MapValue? item)
    {
        var json = Written(writer =>
        {
            writer.WriteString("__type", $"{Shape(error.Code)}#{error.Code}");
            writer.WriteString("message", error.Message);
            if (item is not null)
            {
                writer.WritePropertyName("Item");
                item.WriteAttributes(writer);
            }
        });
        return new DynamoDbAnswer(error.HttpStatus, json, error);
    }

    /// <summary>A transaction that changed nothing, with a reason for each of its parts.</summary>
    internal static DynamoDbAnswer Cancelled(IReadOnlyList<CancellationReason> reasons)
    {
        var codes = string.Join(", ", reasons.Select(reason => reason.Code));
        var error = new AwsError(
            "TransactionCanceledException", $"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]");
        var json = Written(writer =>
        {
            writer.WriteString("__type", $"{Shape(error.Code)}#{error.Code}");
            // Of all of DynamoDB's errors this one alone has a capital here.
            writer.WriteString("Message", error.Message);
            writer.WriteStartArray("CancellationReasons");
            foreach (var reason in reasons)
            {
                writer.WriteStartObject();
                writer.WriteString("Code", reason.Code);
                if (reason.Message is not null)
                {
                    writer.WriteString("Message", reason.Message);
                }

                if (reason.Item is not null)
                {
                    writer.WritePropertyName("Item");
                    reason.Item.WriteAttributes(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
        return new DynamoDbAnswer(error.HttpStatus, json, error);
    }

    internal static DynamoDbAnswer Of(Action<Utf8JsonWriter> members) => new(200, Written(members));

    private static byte[] Written(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // DynamoDB's front end is AWS's Coral framework, and errors that it finds carry its name.
    private static string Shape(string code) => code switch
    {
        "ValidationException" => "com.amazon.coral.validate",
        _ when FrameworkErrors.Contains(code) => "com.amazon.coral.service",
        _ => "com.amazonaws.dynamodb.v20120810",
    };
}
