using System.Collections.Immutable;
using System.Text.Json;
using Infra.Components;
using Local.Declaration;
using Pulumi;
using Pulumi.Aws.Sqs;

namespace Tests.Infra;

public sealed class LambdaConsumerTests
{
    [Fact]
    public async Task The_function_runs_its_package_on_dotnet10_and_arm64()
    {
        var inputs = (await DeclareAsync()).Inputs("aws:lambda/function:Function", "projection");

        Assert.Equal("test-projection", inputs["name"]);
        Assert.Equal("dotnet10", inputs["runtime"]);
        Assert.Equal("arm64", Assert.Single((ImmutableArray<object>)inputs["architectures"]));
        Assert.Equal("OrderProjection::OrderProjection.Function::Handle", inputs["handler"]);
        Assert.Equal("OrderProjection.zip", Path.GetFileName(ArchiveFile.PathOf(Assert.IsType<FileArchive>(inputs["code"]))));
        Assert.Equal(30.0, inputs["timeout"]);
        Assert.Equal(512.0, inputs["memorySize"]);
        Assert.Equal(9.0, inputs["reservedConcurrentExecutions"]);
    }

    [Fact]
    public async Task The_function_is_told_its_name_timeout_and_tables()
    {
        var inputs = (await DeclareAsync()).Inputs("aws:lambda/function:Function", "projection");

        var environment = (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)inputs["environment"])["variables"];
        Assert.Equal("projection", environment["CONSUMER_NAME"]);
        Assert.Equal("30", environment["FUNCTION_TIMEOUT_SECONDS"]);
        Assert.Equal("test-handled", environment["IDEMPOTENCY_TABLE"]);
        Assert.Equal("test-state", environment["STATE_TABLE"]);
    }

    [Fact]
    public async Task The_mapping_reports_which_messages_of_a_batch_failed()
    {
        var inputs = (await DeclareAsync()).Inputs("aws:lambda/eventSourceMapping:EventSourceMapping", "projection-mapping");

        Assert.Equal("ReportBatchItemFailures", Assert.Single((ImmutableArray<object>)inputs["functionResponseTypes"]));
        Assert.Equal("arn:queue", inputs["eventSourceArn"]);
        Assert.Equal(20.0, inputs["batchSize"]);
        Assert.Equal(5.0, inputs["maximumBatchingWindowInSeconds"]);
        Assert.Equal(7.0, ((ImmutableDictionary<string, object>)inputs["scalingConfig"])["maximumConcurrency"]);
    }

    [Fact]
    public async Task Logs_are_kept_as_long_as_the_settings_say()
    {
        var inputs = (await DeclareAsync()).Inputs("aws:cloudwatch/logGroup:LogGroup", "projection-logs");

        Assert.Equal("/aws/lambda/test-projection", inputs["name"]);
        Assert.Equal(30.0, inputs["retentionInDays"]);
    }

    [Fact]
    public async Task Its_role_may_do_exactly_what_it_does_on_exactly_its_resources()
    {
        var policy = MockedAws.Json((await DeclareAsync()).Inputs("aws:iam/rolePolicy:RolePolicy", "projection-role-policy")["policy"]);

        var grants = policy.GetProperty("Statement").EnumerateArray()
            .ToDictionary(statement => statement.GetProperty("Sid").GetString()!, statement => (Texts(statement, "Action"), Texts(statement, "Resource")));
        Assert.Equal(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], grants["Poll"].Item1);
        Assert.Equal(["arn:queue"], grants["Poll"].Item2);
        Assert.Equal(["arn:projection-logs:*"], grants["Log"].Item2);
        Assert.Equal(["arn:handled", "arn:state"], grants["KeepState"].Item2);
        Assert.Equal(["*"], grants["Trace"].Item2);
        Assert.All(grants.Where(grant => grant.Key != "Trace").SelectMany(grant => grant.Value.Item2), resource => Assert.StartsWith("arn:", resource));
        Assert.All(grants.Values.SelectMany(grant => grant.Item1), action => Assert.DoesNotContain("*", action));
    }

    private static string[] Texts(JsonElement statement, string key) => statement.GetProperty(key) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
        : [statement.GetProperty(key).GetString()!];

    private static Task<MockedAws> DeclareAsync() => MockedAws.DeclareAsync(() => _ = new LambdaConsumer(
        "projection",
        ConsumerSamples.Consumer,
        new Queue("queue", new QueueArgs { Name = "queue" }),
        new EventTable("handled", "id"),
        new EventTable("state", "orderId")));
}
