using System.Buffers;
using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>SQS's JSON protocol (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html), one file for each action.</summary>
internal static class SqsEndpoint
{
    private static readonly Dictionary<string, Action<World, SqsRequest, Utf8JsonWriter>> Actions = new()
    {
        ["SendMessage"] = SendMessage.Answer,
        ["ChangeMessageVisibility"] = ChangeMessageVisibility.Answer,
    };

    public static ValueTask<EndpointAnswer> Answer(World world, AwsCall call)
    {
        try
        {
            if (!Actions.TryGetValue(call.Operation, out var action))
            {
                throw new AwsError("UnknownOperationException", $"SQS's {call.Operation} is not simulated. Simulated: {string.Join(", ", Actions.Keys)}.");
            }

            using var body = JsonDocument.Parse(call.Body);
            var json = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(json))
            {
                writer.WriteStartObject();
                action(world, new SqsRequest(body.RootElement), writer);
                writer.WriteEndObject();
            }

            return new(new EndpointAnswer(200, json.WrittenMemory));
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
}
