using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>SQS's JSON protocol (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html), one file for each action.</summary>
internal static class SqsEndpoint
{
    private const string Receive = "ReceiveMessage";

    private static readonly Dictionary<string, Action<World, SqsRequest, Utf8JsonWriter>> Actions = new()
    {
        ["CreateQueue"] = CreateQueue.Answer,
        ["GetQueueUrl"] = GetQueueUrl.Answer,
        ["GetQueueAttributes"] = GetQueueAttributes.Answer,
        ["SetQueueAttributes"] = SetQueueAttributes.Answer,
        ["ListQueues"] = ListQueues.Answer,
        ["DeleteQueue"] = DeleteQueue.Answer,
        ["PurgeQueue"] = PurgeQueue.Answer,
        ["TagQueue"] = TagQueue.Answer,
        ["UntagQueue"] = UntagQueue.Answer,
        ["ListQueueTags"] = ListQueueTags.Answer,
        ["AddPermission"] = AddPermission.Answer,
        ["RemovePermission"] = RemovePermission.Answer,
        ["ListDeadLetterSourceQueues"] = ListDeadLetterSourceQueues.Answer,
        ["StartMessageMoveTask"] = StartMessageMoveTask.Answer,
        ["ListMessageMoveTasks"] = ListMessageMoveTasks.Answer,
        ["CancelMessageMoveTask"] = CancelMessageMoveTask.Answer,
        ["SendMessage"] = SendMessage.Answer,
        ["SendMessageBatch"] = SendMessageBatch.Answer,
        ["DeleteMessage"] = DeleteMessage.Answer,
        ["DeleteMessageBatch"] = DeleteMessageBatch.Answer,
        ["ChangeMessageVisibility"] = ChangeMessageVisibility.Answer,
        ["ChangeMessageVisibilityBatch"] = ChangeMessageVisibilityBatch.Answer,
    };

    public static ValueTask<EndpointAnswer> Answer(World world, AwsCall call)
    {
        if (call.Protocol == AwsProtocol.Query)
        {
            return SqsQuery.Answer(world, call);
        }

        if (!Knows(call.Operation))
        {
            return new(SqsErrors.OfProtocol("UnknownOperationException"));
        }

        try
        {
            using var body = call.ReadAhead ?? SqsBody.Parse(call.Body);
            var request = new SqsRequest(body.Root, call.Authority, call.TraceId) { ReadAhead = body };
            // The one action that may have to wait.
            return call.Operation == Receive
                ? ReceiveMessage.Answer(world, request, call.Aborted)
                : new(Answer(world, call.Operation, request));
        }
        catch (JsonException)
        {
            return new(SqsErrors.OfProtocol(SqsRequest.NotReadable));
        }
        catch (AwsError error)
        {
            return new(SqsErrors.Answer(error));
        }
    }

    /// <summary>SQS has an action of this name.</summary>
    public static bool Knows(string operation) => operation == Receive || Actions.ContainsKey(operation);

    private static EndpointAnswer Answer(World world, string operation, SqsRequest request)
    {
        var action = Actions[operation];
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
