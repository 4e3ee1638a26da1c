using System.Collections.Immutable;
using System.Text.Json;
using Local.Declaration;
using Pulumi;
using Pulumi.Aws.Sqs;
using Tests.House;
using Sns = Pulumi.Aws.Sns;

namespace Tests.Local;

/// <summary>Ids, ARNs and URLs have the shapes of AWS's own.</summary>
public sealed class AwsAnswerTests
{
    private const string Region = "eu-west-1";
    private const string Account = "123456789012";

    private static readonly Lazy<Task<Recording>> All = new(() => SmallProgram.RecordAsync(OneOfEach.Declare));

    [Fact]
    public async Task There_is_one_of_every_type_that_the_package_has()
    {
        using var tokens = JsonDocument.Parse(Repository.Text("offline/Pulumi.Aws/tokens.json"));

        var declared = (await All.Value).Resources.Select(resource => resource.Type).Where(type => type.StartsWith("aws:", StringComparison.Ordinal));
        Assert.Equal(
            tokens.RootElement.GetProperty("resources").EnumerateArray().Select(token => token.GetString()!).Order(StringComparer.Ordinal),
            declared.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("queue", "url", "^https://sqs\\.eu-west-1\\.amazonaws\\.com/123456789012/queue-[0-9a-f]{7}$")]
    [InlineData("queue", "arn", "^arn:aws:sqs:eu-west-1:123456789012:queue-[0-9a-f]{7}$")]
    [InlineData("queue-policy", "id", "^https://sqs\\..*/queue-[0-9a-f]{7}$")]
    [InlineData("queue-redrive", "id", "^https://sqs\\..*/queue-[0-9a-f]{7}$")]
    [InlineData("queue-redrive-allow", "id", "^https://sqs\\..*/queue-[0-9a-f]{7}$")]
    [InlineData("topic", "id", "^arn:aws:sns:eu-west-1:123456789012:topic-[0-9a-f]{7}$")]
    [InlineData("topic", "owner", "^123456789012$")]
    [InlineData("topic-policy", "id", "^arn:aws:sns:eu-west-1:123456789012:topic-[0-9a-f]{7}$")]
    [InlineData("topic-protection", "id", "^arn:aws:sns:eu-west-1:123456789012:topic-[0-9a-f]{7}$")]
    [InlineData("subscription", "arn", "^arn:aws:sns:eu-west-1:123456789012:topic-[0-9a-f]{7}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [InlineData("function", "id", "^work$")]
    [InlineData("function", "arn", "^arn:aws:lambda:eu-west-1:123456789012:function:work$")]
    [InlineData("function", "invokeArn", "^arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:work/invocations$")]
    [InlineData("function", "qualifiedArn", "^arn:aws:lambda:eu-west-1:123456789012:function:work:1$")]
    [InlineData("function", "version", "^1$")]
    [InlineData("unpublished", "qualifiedArn", "^arn:aws:lambda:.*:\\$LATEST$")]
    [InlineData("unpublished", "version", "^\\$LATEST$")]
    [InlineData("alias", "arn", "^arn:aws:lambda:eu-west-1:123456789012:function:work:live$")]
    [InlineData("alias", "invokeArn", "functions/arn:aws:lambda:eu-west-1:123456789012:function:work:live/invocations$")]
    [InlineData("url", "functionUrl", "^https://[a-z0-9]{32}\\.lambda-url\\.eu-west-1\\.on\\.aws/$")]
    [InlineData("url", "urlId", "^[a-z0-9]{32}$")]
    [InlineData("url", "functionArn", "^arn:aws:lambda:eu-west-1:123456789012:function:work:live$")]
    [InlineData("url", "id", "^work/live$")]
    [InlineData("permission", "id", "^TopicInvokes$")]
    [InlineData("mapping", "uuid", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [InlineData("mapping", "arn", "^arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:[0-9a-f-]{36}$")]
    [InlineData("mapping", "functionArn", "^arn:aws:lambda:eu-west-1:123456789012:function:work$")]
    [InlineData("mapping", "state", "^Disabled$")]
    [InlineData("invoke-config", "id", "^work:live$")]
    [InlineData("provisioned", "id", "^work,live$")]
    [InlineData("layer", "arn", "^arn:aws:lambda:eu-west-1:123456789012:layer:shared:1$")]
    [InlineData("layer", "layerArn", "^arn:aws:lambda:eu-west-1:123456789012:layer:shared$")]
    [InlineData("signing", "arn", "^arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-[0-9a-f]{17}$")]
    [InlineData("signing", "configId", "^csc-[0-9a-f]{17}$")]
    public Task What_carries_and_handles_events_has_the_shape_of_AWSs_own(string name, string output, string shape) => HasShapeAsync(name, output, shape);

    [Theory]
    [InlineData("role", "arn", "^arn:aws:iam::123456789012:role/app/worker$")]
    [InlineData("role", "uniqueId", "^AROA[A-Z2-7]{17}$")]
    [InlineData("role", "id", "^worker$")]
    [InlineData("role-policy", "id", "^worker:role-policy-[0-9a-f]{7}$")]
    [InlineData("policy", "id", "^arn:aws:iam::123456789012:policy/policy-[0-9a-f]{7}$")]
    [InlineData("policy", "policyId", "^ANPA[A-Z2-7]{17}$")]
    [InlineData("attachment", "id", "^worker/arn:aws:iam::123456789012:policy/policy-[0-9a-f]{7}$")]
    [InlineData("logs", "arn", "^arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/work$")]
    [InlineData("alarm", "arn", "^arn:aws:cloudwatch:eu-west-1:123456789012:alarm:alarm-[0-9a-f]{7}$")]
    [InlineData("composite", "arn", "^arn:aws:cloudwatch:eu-west-1:123456789012:alarm:both$")]
    [InlineData("dashboard", "dashboardArn", "^arn:aws:cloudwatch::123456789012:dashboard/all$")]
    [InlineData("filter", "id", "^filter-[0-9a-f]{7}$")]
    [InlineData("key", "keyId", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [InlineData("key", "arn", "^arn:aws:kms:eu-west-1:123456789012:key/[0-9a-f-]{36}$")]
    [InlineData("key-alias", "id", "^alias/events$")]
    [InlineData("key-alias", "arn", "^arn:aws:kms:eu-west-1:123456789012:alias/events$")]
    [InlineData("key-alias", "targetKeyArn", "^arn:aws:kms:eu-west-1:123456789012:key/[0-9a-f-]{36}$")]
    [InlineData("table", "id", "^items$")]
    [InlineData("table", "streamArn", "^arn:aws:dynamodb:eu-west-1:123456789012:table/items/stream/\\d{4}-\\d\\d-\\d\\dT[0-9:.]+$")]
    [InlineData("target", "id", "^function:work:live$")]
    [InlineData("target", "arn", "^arn:aws:application-autoscaling:eu-west-1:123456789012:scalable-target/[0-9a-f]{34}$")]
    [InlineData("tracking", "arn", "^arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource/lambda/function:work:live:policyName/half$")]
    [InlineData("nightly", "arn", "^arn:aws:autoscaling:eu-west-1:123456789012:scheduledAction:[0-9a-f-]{36}:resource/lambda/function:work:live:scheduledActionName/nightly-[0-9a-f]{7}$")]
    [InlineData("application", "arn", "^arn:aws:codedeploy:eu-west-1:123456789012:application:deploys$")]
    [InlineData("application", "applicationId", "^[0-9a-f-]{36}$")]
    [InlineData("deployment-config", "arn", "^arn:aws:codedeploy:eu-west-1:123456789012:deploymentconfig:slow$")]
    [InlineData("group", "arn", "^arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:deploys/workers$")]
    [InlineData("group", "computePlatform", "^Lambda$")]
    public Task What_guards_watches_and_scales_has_the_shape_of_AWSs_own(string name, string output, string shape) => HasShapeAsync(name, output, shape);

    [Fact]
    public async Task Inputs_come_back_as_outputs()
    {
        var recording = await All.Value;

        Assert.All(recording.Resources.Where(resource => resource.IsCustom), resource => Assert.Subset(
            resource.Outputs.Keys.ToHashSet(), resource.Inputs.Keys.ToHashSet()));
        Assert.Equal("eu-west-1", recording.Of("queue").Outputs["region"]);
        Assert.DoesNotContain("region", recording.Of("role").Outputs.Keys);
        Assert.DoesNotContain("tagsAll", recording.Of("queue-policy").Outputs.Keys);
    }

    [Fact]
    public async Task A_reference_agrees_with_what_it_refers_to()
    {
        var recording = await All.Value;

        Assert.Equal(recording.Of("key").Text("arn"), recording.Of("key-alias").Text("targetKeyArn"));
        Assert.Equal(recording.Of("queue").Text("url"), recording.Of("queue-policy").Text("queueUrl"));
        Assert.StartsWith(recording.Of("topic").Text("arn") + ":", recording.Of("subscription").Text("arn"));
        Assert.Equal(2, ((ImmutableArray<object>)recording.Of("tracking").Outputs["alarmArns"]).Length);
    }

    [Theory]
    [InlineData("sqs", false)]
    [InlineData("lambda", false)]
    [InlineData("email", true)]
    [InlineData("https", true)]
    public async Task A_person_or_a_server_must_confirm_a_subscription_first(string protocol, bool isPending)
    {
        var recording = await SmallProgram.RecordAsync(() => _ = new Sns.TopicSubscription(
            "s", new Sns.TopicSubscriptionArgs { Topic = $"arn:aws:sns:{Region}:{Account}:t", Protocol = protocol, Endpoint = "there" }));

        Assert.Equal(isPending, recording.Of("s").Outputs["pendingConfirmation"]);
        Assert.Equal(!isPending, recording.Of("s").Outputs["confirmationWasAuthenticated"]);
    }

    [Fact]
    public async Task A_FIFO_queue_or_topic_without_a_name_gets_one_that_ends_as_it_must()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            _ = new Queue("q", new QueueArgs { FifoQueue = true });
            _ = new Sns.Topic("t", new Sns.TopicArgs { FifoTopic = true });
            _ = new Queue("p", new QueueArgs { NamePrefix = "jobs-" });
        });

        Assert.Matches("^q-[0-9a-f]{7}\\.fifo$", recording.Of("q").Text("name"));
        Assert.Matches("^t-[0-9a-f]{7}\\.fifo$", recording.Of("t").Text("name"));
        Assert.Matches("^jobs-[0-9a-f]{26}$", recording.Of("p").Text("name"));
    }

    [Fact]
    public async Task The_hash_and_size_of_a_package_are_those_of_its_file()
    {
        var package = Path.GetTempFileName();
        await File.WriteAllTextAsync(package, "abc");

        var recording = await SmallProgram.RecordAsync(() => _ = new Pulumi.Aws.Lambda.Function(
            "f", new() { Role = "arn:aws:iam::123456789012:role/r", Code = new FileArchive(package) }));

        File.Delete(package);
        Assert.Equal("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", recording.Of("f").Text("codeSha256"));
        Assert.Equal(3.0, recording.Of("f").Outputs["sourceCodeSize"]);
    }

    [Theory]
    [InlineData("210987654321", "210987654321")]
    [InlineData("12345", "123456789012")]
    [InlineData("21098765432x", "123456789012")]
    public async Task The_account_is_that_of_the_settings_if_it_is_one(string account, string expected)
    {
        var recording = await SmallProgram.RecordAsync(
            () =>
            {
                var caller = Pulumi.Aws.GetCallerIdentity.Invoke();
                _ = new Queue("q", new QueueArgs { Tags = { ["account"] = caller.Apply(identity => identity.AccountId) } });
            },
            ("infra:account", account));

        Assert.Contains($":{expected}:", recording.Of("q").Text("arn"));
        Assert.Equal(expected, recording.Of("q").Map("tags")!["account"]);
    }

    [Fact]
    public async Task China_has_its_own_partition_and_addresses()
    {
        var recording = await SmallProgram.RecordAsync(() => _ = new Queue("q", new QueueArgs { Name = "jobs" }), ("aws:region", "cn-north-1"));

        Assert.Equal("arn:aws-cn:sqs:cn-north-1:123456789012:jobs", recording.Of("q").Text("arn"));
        Assert.Equal("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/jobs", recording.Of("q").Text("url"));
    }

    private static async Task HasShapeAsync(string name, string output, string shape) =>
        Assert.Matches(shape, Assert.IsType<string>((await All.Value).Of(name).Outputs[output]));
}
