using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Functions.Calls;
using Functions.Logging;
using Functions.Publishing;
using Functions.Tables;
using Moq;
using Outbox;
using Tests.Local;

namespace Tests.Functions;

/// <summary>The function of an outbox with all it needs: an SNS that a test scripts, and a table that keeps what it is told.</summary>
internal sealed class OutboxBench
{
    private readonly StillClock clock = new();
    private readonly StringWriter log = new();
    private readonly Function function;

    public OutboxBench(ScriptedSns sns, Exception? tableFails = null)
    {
        var table = new Mock<IDynamoDb>(MockBehavior.Strict);
        table.Setup(it => it.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()))
            .Returns((UpdateItemRequest request, CancellationToken _) =>
            {
                Marks.Add(request);
                return tableFails is null ? Task.FromResult(new UpdateItemResponse()) : Task.FromException<UpdateItemResponse>(tableFails);
            });
        var environment = new OutboxEnvironment(name => Variables.GetValueOrDefault(name));
        function = new Function(
            environment,
            new EventPublisher(sns, ScriptedSns.Topics, new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), 3), new EagerClock(), () => 0.5),
            table.Object,
            OutboxMetrics.InLog("dev-orders-outbox", () => log, clock),
            new JsonLineLogger(() => log, clock),
            clock);
    }

    public static Dictionary<string, string> Variables { get; } = new()
    {
        ["OUTBOX_NAME"] = "orders",
        ["OUTBOX_TABLE"] = "dev-orders-outbox",
        ["OUTBOX_RETENTION_SECONDS"] = "604800",
        ["FUNCTION_TIMEOUT_SECONDS"] = "30",
        ["TOPICS"] = """{"orders":{"arn":"arn:o"}}""",
    };

    public List<UpdateItemRequest> Marks { get; } = [];

    public IReadOnlyList<JsonNode> Lines => [.. log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public IEnumerable<string> Accounts => Lines.Where(line => line["outcome"] is not null)
        .Select(line => $"{line["entity"]}/{line["sequence"]} {line["outcome"]}");

    /// <summary>Entity, sequence and status of each item that was marked.</summary>
    public IEnumerable<string> Marked => Marks.Select(mark =>
        $"{mark.Key["entity"].S}/{mark.Key["sequence"].S} {mark.ExpressionAttributeValues[":status"].S}");

    /// <summary>Hands the function a batch; returns the identifier that it reports as failed, or null.</summary>
    public async Task<string?> Handle(params JsonObject[] records)
    {
        var batch = new JsonObject { ["Records"] = new JsonArray([.. records]) };
        using var response = await function.Handle(new MemoryStream(Encoding.UTF8.GetBytes(batch.ToJsonString())));
        var failures = JsonNode.Parse(response)!["batchItemFailures"]!.AsArray();
        return (string?)failures.SingleOrDefault()?["itemIdentifier"];
    }

    /// <summary>A record of the stream, as AWS shows them in its guide.</summary>
    public static JsonObject Record(int number, string entity, string sequence, string? body, string eventName = "INSERT", string? status = null)
    {
        static JsonObject Text(string value) => new() { ["S"] = value };
        var image = new JsonObject { ["entity"] = Text(entity), ["sequence"] = Text(sequence) };
        if (body is not null)
        {
            image["event"] = Text(body);
        }

        if (status is not null)
        {
            image["status"] = Text(status);
        }

        var change = new JsonObject
        {
            ["ApproximateCreationDateTime"] = 1_479_499_740,
            ["Keys"] = new JsonObject { ["entity"] = Text(entity), ["sequence"] = Text(sequence) },
            ["SequenceNumber"] = $"{number}00000000000000000",
            ["SizeBytes"] = 100,
            ["StreamViewType"] = "NEW_IMAGE",
        };
        if (eventName != "REMOVE")
        {
            change["NewImage"] = image;
        }

        return new JsonObject
        {
            ["eventID"] = $"id-{number}",
            ["eventName"] = eventName,
            ["eventVersion"] = "1.1",
            ["eventSource"] = "aws:dynamodb",
            ["awsRegion"] = "eu-west-1",
            ["dynamodb"] = change,
            ["eventSourceARN"] = "arn:aws:dynamodb:eu-west-1:123456789012:table/dev-orders-outbox/stream/2026-11-22T12:00:00.000",
        };
    }
}
