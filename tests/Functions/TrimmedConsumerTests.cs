using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using global::Local.Endpoints;
using global::Local.Hosting;
using global::Local.Hosting.Processes;
using Xunit;

namespace Tests.Functions;

/// <summary>
/// The trimmed package of OrderProjection in a process of its own: what the AWS SDK does about errors was not trimmed away.
/// What trimming breaks is broken at run time only.
/// </summary>
[Collection(PackageBuildsCollection.Name)]
public sealed class TrimmedConsumerTests(PackageBuilds builds)
{
    private static readonly EndpointAnswer Done = Answer(200, []);

    [Fact]
    public async Task An_event_that_was_handled_before_is_known_by_the_item_in_the_refusal()
    {
        var run = await Run(Placed, (operation, _) => operation != "PutItem" ? Done : Refusal("ConditionalCheckFailedException", new JsonObject
        {
            ["id"] = new JsonObject { ["S"] = "any" },
            ["status"] = new JsonObject { ["S"] = "COMPLETED" },
        }));

        Assert.Equal("[]", run.Failures);
        Assert.Equal(["PutItem"], run.Operations);
        Assert.Contains("\"outcome\":\"duplicate\"", run.Log);
    }

    [Fact]
    public async Task A_refusal_without_its_item_is_followed_by_a_question_for_it()
    {
        var run = await Run(Placed, (operation, _) => operation switch
        {
            "PutItem" => Refusal("ConditionalCheckFailedException"),
            "GetItem" => Answer(200, new JsonObject { ["Item"] = new JsonObject { ["status"] = new JsonObject { ["S"] = "COMPLETED" } } }),
            _ => Done,
        });

        Assert.Equal("[]", run.Failures);
        Assert.Equal(["PutItem", "GetItem"], run.Operations);
    }

    [Theory]
    [InlineData("ProvisionedThroughputExceededException", 400)]
    [InlineData("ThrottlingException", 400)]
    [InlineData("RequestLimitExceeded", 400)]
    [InlineData("InternalServerError", 500)]
    public async Task What_is_throttled_or_out_of_order_is_asked_again(string error, int status)
    {
        var run = await Run(Placed, (_, call) => call <= 2 ? Refusal(error, status: status) : Done);

        Assert.Equal("[]", run.Failures);
        Assert.Equal(["PutItem", "PutItem", "PutItem", "UpdateItem", "UpdateItem"], run.Operations);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", "ResourceNotFoundException: refused")]
    [InlineData("AccessDeniedException", "AmazonDynamoDBException: refused")]
    [InlineData("TransactionConflictException", "TransactionConflictException: refused")]
    public async Task An_error_of_the_database_fails_the_message_by_its_own_name(string error, string reason)
    {
        var run = await Run(Placed, (_, _) => Refusal(error));

        Assert.Equal("""[{"itemIdentifier":"m-1"}]""", run.Failures);
        Assert.Contains($"\"reason\":\"{reason}\"", run.Log);
    }

    [Fact]
    public async Task An_answer_with_a_wrong_checksum_is_asked_for_again()
    {
        var run = await Run(Placed, (_, call) => call == 1 ? Done with { HasChecksum = false, Headers = [("x-amz-crc32", "1")] } : Done);

        Assert.Equal("[]", run.Failures);
        Assert.Equal(["PutItem", "PutItem", "UpdateItem", "UpdateItem"], run.Operations);
    }

    [Fact]
    public async Task A_message_that_is_no_event_goes_to_the_dead_letter_queue()
    {
        var run = await Run("no event", (operation, _) => operation == "SendMessage" ? Answer(200, new JsonObject { ["MessageId"] = "1" }) : Done);

        Assert.Equal("[]", run.Failures);
        Assert.Contains("SendMessage", run.Operations);
    }

    private static string Placed => TestEvents.CloudEvent("e-1", "/shop", "order.placed", new JsonObject
    {
        ["orderId"] = "o-1",
        ["userId"] = "u-1",
        ["revision"] = 1,
        ["currency"] = "EUR",
        ["total"] = 500,
        ["lines"] = new JsonArray(new JsonObject { ["sku"] = "tea", ["quantity"] = 5, ["unitPrice"] = 100 }),
    });

    private static EndpointAnswer Answer(int status, JsonObject body) => new(status, Encoding.UTF8.GetBytes(body.ToJsonString())) { HasChecksum = true };

    private static EndpointAnswer Refusal(string error, JsonObject? item = null, int status = 400)
    {
        var body = new JsonObject { ["__type"] = "com.amazonaws.dynamodb.v20120810#" + error, ["message"] = "refused" };
        if (item is not null)
        {
            body["Item"] = item;
        }

        return Answer(status, body);
    }

    /// <summary>Has one message handled; <paramref name="script"/> answers the function's calls: operation and number from 1 on.</summary>
    private async Task<(string Failures, IReadOnlyList<string> Operations, string Log)> Run(string message, Func<string, int, EndpointAnswer> script)
    {
        var operations = new List<string>();
        await using var endpoint = await AwsEndpoint.StartAsync(call =>
        {
            operations.Add(call.Operation);
            return new(script(call.Operation, operations.Count));
        });
        using var hosting = new ProcessHosting(new SimulatedAws(endpoint.Url, "eu-west-1"), TimeProvider.System);
        using var package = new UnpackedPackage(Path.Combine(builds.One.Packages, "OrderProjection.zip"));
        await using var environment = await hosting.StartAsync(Function(endpoint.Url), package.Folder);
        using var batch = (MemoryStream)new SqsBatch().Enveloped("m-1", "s-1", message).ToStream();
        var invocation = new FunctionCall
        {
            RequestId = "00000000-0000-4000-8000-000000000001",
            Payload = batch.ToArray(),
            Timeout = TimeSpan.FromSeconds(30),
            TraceId = "Root=1-00000000-000000000000000000000001",
        };
        var result = await environment.InvokeAsync(invocation);

        Assert.True(result is { IsSuccess: true }, $"{result?.ErrorType} {result?.ErrorMessage}");
        using var response = JsonDocument.Parse(result!.Response);
        return (response.RootElement.GetProperty("batchItemFailures").GetRawText(), operations, string.Join('\n', invocation.Lines));
    }

    private static HostedFunction Function(string endpoint) => new()
    {
        Name = "order-projection",
        Arn = "arn:aws:lambda:eu-west-1:123456789012:function:order-projection",
        Runtime = "dotnet10",
        Handler = "OrderProjection::OrderProjection.Function::Handle",
        MemorySize = 512,
        Timeout = TimeSpan.FromSeconds(30),
        Variables = new Dictionary<string, string>
        {
            ["CONSUMER_NAME"] = "order-projection",
            ["IDEMPOTENCY_TABLE"] = "idempotency",
            ["STATE_TABLE"] = "state",
            ["FUNCTION_TIMEOUT_SECONDS"] = "30",
            ["DEAD_LETTER_QUEUE_URL"] = endpoint + "/123456789012/dead-letters",
        },
    };
}
