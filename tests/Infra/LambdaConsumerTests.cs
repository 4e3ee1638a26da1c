using System.Collections.Immutable;
using System.Text.Json;
using Infra.Components;
using Infra.Settings;
using Local.Declaration;
using Pulumi;

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
        Assert.Equal("arn:projection", inputs["eventSourceArn"]);
        Assert.Equal("arn:projection-live", inputs["functionName"]);
        Assert.Equal(20.0, inputs["batchSize"]);
        Assert.Equal(5.0, inputs["maximumBatchingWindowInSeconds"]);
        Assert.Equal(7.0, ((ImmutableDictionary<string, object>)inputs["scalingConfig"])["maximumConcurrency"]);
    }

    [Fact]
    public async Task Pollers_that_are_provisioned_take_the_place_of_a_maximum_concurrency()
    {
        var inputs = (await DeclareAsync(ConsumerSamples.Consumer with { Scaling = new ConsumerScaling.ProvisionedPollers(3, 40) }))
            .Inputs("aws:lambda/eventSourceMapping:EventSourceMapping", "projection-mapping");

        var pollers = (ImmutableDictionary<string, object>)inputs["provisionedPollerConfig"];
        Assert.Equal((3.0, 40.0), (pollers["minimumPollers"], pollers["maximumPollers"]));
        Assert.False(inputs.ContainsKey("scalingConfig"));
    }

    [Fact]
    public async Task Warm_environments_follow_their_utilization_and_their_schedules()
    {
        var aws = await DeclareAsync(ConsumerSamples.Consumer with
        {
            Scaling = new ConsumerScaling.ProvisionedConcurrency(
                2, 8, 0.6, [new ScalingSchedule("morning", "cron(0 8 ? * MON-FRI *)", "Europe/Zurich", 5, 20)]),
        });

        var target = aws.Inputs("aws:appautoscaling/target:Target", "projection-warm-target");
        Assert.Equal("function:test-projection:live", target["resourceId"]);
        Assert.Equal((2.0, 8.0), (target["minCapacity"], target["maxCapacity"]));
        Assert.Equal("lambda:function:ProvisionedConcurrency", target["scalableDimension"]);
        var tracking = (ImmutableDictionary<string, object>)aws.Inputs("aws:appautoscaling/policy:Policy", "projection-warm-tracking")["targetTrackingScalingPolicyConfiguration"];
        Assert.Equal(0.6, tracking["targetValue"]);
        var morning = aws.Inputs("aws:appautoscaling/scheduledAction:ScheduledAction", "projection-warm-morning");
        Assert.Equal("cron(0 8 ? * MON-FRI *)", morning["schedule"]);
        Assert.Equal("Europe/Zurich", morning["timezone"]);
        Assert.Equal(2.0, aws.Inputs("aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", "projection-warm")["provisionedConcurrentExecutions"]);
    }

    [Fact]
    public async Task A_FIFO_queue_is_read_without_a_window()
    {
        var fifo = ConsumerSamples.Queue with { Fifo = ConsumerSamples.Ordered, BatchSize = 10, BatchingWindow = TimeSpan.Zero };

        var inputs = (await DeclareAsync(ConsumerSamples.Consumer with { Queue = fifo }))
            .Inputs("aws:lambda/eventSourceMapping:EventSourceMapping", "projection-mapping");

        Assert.Equal(10.0, inputs["batchSize"]);
        Assert.False(inputs.ContainsKey("maximumBatchingWindowInSeconds"));
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
        Assert.Equal(["arn:projection"], grants["Poll"].Item2);
        Assert.Equal(["arn:key"], grants["UseKey"].Item2);
        Assert.Equal(["arn:projection-logs:*"], grants["Log"].Item2);
        Assert.Equal(["arn:handled", "arn:state"], grants["KeepState"].Item2);
        Assert.Equal(("dynamodb:PutItem", "arn:failures"), (grants["KeepFailures"].Item1.Single(), grants["KeepFailures"].Item2.Single()));
        Assert.Equal(("sqs:SendMessage", "arn:projection-dlq"), (grants["SendDeadLetters"].Item1.Single(), grants["SendDeadLetters"].Item2.Single()));
        Assert.Equal(("sqs:ChangeMessageVisibility", "arn:projection"), (grants["LetRest"].Item1.Single(), grants["LetRest"].Item2.Single()));
        Assert.Equal(["*"], grants["Trace"].Item2);
        Assert.All(grants.Where(grant => grant.Key != "Trace").SelectMany(grant => grant.Value.Item2), resource => Assert.StartsWith("arn:", resource));
        Assert.All(grants.Values.SelectMany(grant => grant.Item1), action => Assert.DoesNotContain("*", action));
    }

    private static string[] Texts(JsonElement statement, string key) => MockedAws.Texts(statement.GetProperty(key));

    private static Task<MockedAws> DeclareAsync(ConsumerSettings? settings = null) => MockedAws.DeclareAsync(() =>
    {
        var consumer = settings ?? ConsumerSamples.Consumer;
        var queue = new ConsumerQueue("projection", consumer.Queue!, new QueueAccess(), ConsumerSamples.Placement);
        _ = new LambdaConsumer("projection", consumer, queue, ConsumerSamples.Tables(), ConsumerSamples.Placement);
    });
}
