using System.Collections.Immutable;
using Infra.Components;
using Infra.Filters;
using Infra.Settings;

namespace Tests.Infra;

public sealed class DirectConsumerTests
{
    [Fact]
    public async Task What_the_function_gives_up_on_goes_to_its_failed_queue()
    {
        var aws = await DeclareAsync();

        var invocation = aws.Inputs("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "audit-invocation");
        Assert.Equal(("test-audit", "live"), (invocation["functionName"], invocation["qualifier"]));
        Assert.Equal((1.0, 3_600.0), (invocation["maximumRetryAttempts"], invocation["maximumEventAgeInSeconds"]));
        var onFailure = (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)invocation["destinationConfig"])["onFailure"];
        Assert.Equal("arn:audit-failed", onFailure["destination"]);
        Assert.Equal(14 * 86_400.0, aws.Inputs("aws:sqs/queue:Queue", "audit-failed")["messageRetentionSeconds"]);
        Assert.Equal("arn:audit-failed", aws.Statements("aws:iam/rolePolicy:RolePolicy", "audit-role-policy")["SendDeadLetters"].GetProperty("Resource").GetString());
    }

    [Fact]
    public async Task The_topic_invokes_the_alias_and_only_this_topic_may()
    {
        var aws = await DeclareAsync();

        var subscription = aws.Inputs("aws:sns/topicSubscription:TopicSubscription", "edge-subscription");
        Assert.Equal(("lambda", "arn:audit-live"), (subscription["protocol"], subscription["endpoint"]));
        Assert.Equal("arn:undelivered", MockedAws.Json(subscription["redrivePolicy"]).GetProperty("deadLetterTargetArn").GetString());
        var permission = aws.Inputs("aws:lambda/permission:Permission", "edge-permission");
        Assert.Equal(("lambda:InvokeFunction", "sns.amazonaws.com"), (permission["action"], permission["principal"]));
        Assert.Equal(("test-audit", "live", "arn:orders"), (permission["function"], permission["qualifier"], permission["sourceArn"]));
    }

    [Fact]
    public async Task There_is_no_queue_to_poll()
    {
        var aws = await DeclareAsync();

        Assert.DoesNotContain(aws.Declared, resource => resource.Type == "aws:lambda/eventSourceMapping:EventSourceMapping");
        Assert.DoesNotContain("Poll", aws.Statements("aws:iam/rolePolicy:RolePolicy", "audit-role-policy").Keys);
    }

    private static Task<MockedAws> DeclareAsync() => MockedAws.DeclareAsync(() =>
    {
        var source = new ConsumerSource.Direct(1, TimeSpan.FromHours(1));
        var settings = ConsumerSamples.Consumer with { Name = "audit", Source = source, Queue = null, Scaling = new ConsumerScaling.OnDemand(null) };
        var topic = ConsumerSamples.EventTopic();
        var undelivered = new UndeliveredQueue("undelivered", ConsumerSamples.Topic, topic, ConsumerSamples.Placement);
        var consumer = new DirectConsumer("audit", settings, source, ConsumerSamples.Tables(), ConsumerSamples.Placement);
        _ = new FunctionSubscription("edge", topic, consumer.Function, FilterPolicy.Of(settings.Takes), undelivered);
    });
}
