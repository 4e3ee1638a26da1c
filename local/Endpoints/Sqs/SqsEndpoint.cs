using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>SQS's JSON protocol (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html), one file for each action.</summary>
internal static class SqsEndpoint
{
    private static readonly Dictionary<string, Action<World, SqsRequest, Utf8JsonWriter>> Actions = new()
    {
        ["SendMessage"] = SendMessage.Answer,
        ["SendMessageBatch"] = SendMessageBatch.Answer,
        ["DeleteMessage"] = DeleteMessage.Answer,
        ["DeleteMessageBatch"] = DeleteMessageBatch.Answer,
        ["ChangeMessageVisibility"] = ChangeMessageVisibility.Answer,
        ["ChangeMessageVisibilityBatch"] = ChangeMessageVisibilityBatch.Answer,
    };

    public static ValueTask<EndpointAnswer> Answer(World world, AwsCall call)
    {
        try
        {
            using var body = JsonDocument.Parse(call.Body);
            var request = new SqsRequest(body.RootElement);
            // The one action that may have to wait.
            return call.Operation == "ReceiveMessage"
                ? ReceiveMessage.Answer(world, request, call.Aborted)
                : new(Answer(world, call.Operation, request));
        }
        catch (JsonException)
        {
            return new(SqsErrors.Answer(new AwsError("SerializationException", "The request is no JSON object of this action.")));
        }
        catch (AwsError error)
        {
            return new(SqsErrors.Answer(error));
        }
    }

    private static EndpointAnswer Answer(World world, string operation, SqsRequest request)
    {
        if (!Actions.TryGetValue(operation, out var action))
        {
            throw new AwsError("UnknownOperationException", $"SQS's {operation} is not simulated. Simulated: {string.Join(", ", Actions.Keys)}.");
        }

        var buffer = AnswerBuffer.Rent();
        try
        {
            buffer.Json.WriteStartObject();
            action(world, request, buffer.Json);
            buffer.Json.WriteEndObject();
            return EndpointAnswer.Of(buffer);
        }
        catch
        {
            buffer.Return();
            throw;
        }
    }
}
