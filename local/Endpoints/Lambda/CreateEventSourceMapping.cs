using System.Text.Json;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>
/// From a queue or the stream of a table to a function that exists. What is refused is refused in AWS's order: the settings, the
/// function, the source. https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
/// </summary>
internal static class CreateEventSourceMapping
{
    /// <summary>What is no setting that could be changed later.</summary>
    private static readonly string[] Fixed = ["EventSourceArn", "FunctionName", "StartingPosition"];

    public static EndpointAnswer Answer(World world, Tables tables, LambdaRequest request)
    {
        using var body = JsonDocument.Parse(request.Call.Body);
        var root = body.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new AwsError("InvalidRequestContentException", "The request is no JSON object.");
        }

        var source = TextOf(root, "EventSourceArn") ?? throw Invalid("Unrecognized event source.");
        return source.Split(':') switch
        {
            ["arn", _, "sqs", ..] => OfQueue(world, root, source),
            ["arn", _, "dynamodb", ..] => OfStream(world, tables, root, source),
            ["arn", _, "kinesis" or "kafka" or "mq" or "rds", ..] => throw Invalid($"An event source mapping from {source} is not simulated; queues and streams of tables are."),
            _ => throw Invalid("Unrecognized event source."),
        };
    }

    private static EndpointAnswer OfQueue(World world, JsonElement root, string source)
    {
        var settings = SettingsOf(root).Aggregate(
            new EventSourceMappingConfiguration { Queue = default, Function = default },
            (configuration, setting) => QueueMappingChange.Make(world, configuration, setting.Name, setting.Value));
        var function = FunctionOf(world, root);
        if (world.FindQueue(source) is not { } queue)
        {
            throw Invalid("Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.");
        }

        var created = world.CreateEventSourceMapping(settings with { Queue = queue, Function = function });
        return LambdaJson.Of(json => GetEventSourceMapping.Write(json, world, created, "Creating"), status: 202);
    }

    private static EndpointAnswer OfStream(World world, Tables tables, JsonElement root, string source)
    {
        var stream = tables.FindStream(source);
        var settings = SettingsOf(root).Aggregate(
            new StreamMappingConfiguration { Stream = stream!, Function = default },
            (configuration, setting) => StreamMappingChange.Make(world, configuration, setting.Name, setting.Value));
        var start = TextOf(root, "StartingPosition") switch
        {
            "TRIM_HORIZON" => StartingPosition.TrimHorizon,
            "LATEST" => StartingPosition.Latest,
            null => throw new AwsError("ValidationException", "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null."),
            var other => throw Invalid($"The stream of a table is read from TRIM_HORIZON or from LATEST, not from {other}."),
        };
        var function = FunctionOf(world, root);
        if (stream is null)
        {
            throw Invalid($"Stream not found: {source}");
        }

        var uuid = world.CreateStreamMapping(settings with { Function = function, StartingPosition = start }).ToString();
        return LambdaJson.Of(json => GetEventSourceMapping.Write(json, world, GetEventSourceMapping.OfStream(world, uuid), "Creating"), status: 202);
    }

    private static IEnumerable<JsonProperty> SettingsOf(JsonElement root) =>
        root.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null && !Fixed.Contains(member.Name));

    private static FunctionId FunctionOf(World world, JsonElement root)
    {
        try
        {
            return FunctionName.Find(world, TextOf(root, "FunctionName") ?? "", null).Id;
        }
        catch (AwsError error) when (error.Code == "ResourceNotFoundException")
        {
            // Here it is a parameter that is wrong.
            throw Invalid("Function does not exist");
        }
    }

    private static string? TextOf(JsonElement root, string name) => MappingMember.MemberOf(name, root, name) is { } value ? MappingMember.Text(name, value) : null;

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
