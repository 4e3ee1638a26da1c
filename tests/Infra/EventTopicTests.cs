using Infra.Settings;

namespace Tests.Infra;

public sealed class EventTopicTests
{
    private const string Topic = "aws:sns/topic:Topic";
    private const string Policy = "aws:sns/topicPolicy:TopicPolicy";

    [Fact]
    public async Task A_topic_is_named_after_its_stack_and_itself_and_encrypted_with_the_stacks_key()
    {
        var inputs = (await DeclareAsync(ConsumerSamples.Topic)).Inputs(Topic, "orders");

        Assert.Equal("test-orders", inputs["name"]);
        Assert.Equal("arn:key", inputs["kmsMasterKeyId"]);
    }

    [Fact]
    public async Task A_topic_refuses_whoever_publishes_without_TLS()
    {
        var aws = await DeclareAsync(ConsumerSamples.Topic);

        Assert.Equal("arn:orders", aws.Inputs(Policy, "orders-policy")["arn"]);
        var (sid, statement) = Assert.Single(aws.Statements(Policy, "orders-policy"));
        Assert.Equal("TlsOnly", sid);
        Assert.Equal("Deny", statement.GetProperty("Effect").GetString());
        Assert.Equal("sns:Publish", statement.GetProperty("Action").GetString());
        Assert.Equal("arn:orders", statement.GetProperty("Resource").GetString());
        Assert.Equal("false", statement.GetProperty("Condition").GetProperty("Bool").GetProperty("aws:SecureTransport").GetString());
    }

    [Fact]
    public async Task Its_deliveries_are_logged()
    {
        var inputs = (await DeclareAsync(ConsumerSamples.Topic with { DeliveryLogSample = 25 })).Inputs(Topic, "orders");

        Assert.Equal(25.0, inputs["sqsSuccessFeedbackSampleRate"]);
        Assert.All(
            ["sqsFailureFeedbackRoleArn", "sqsSuccessFeedbackRoleArn", "lambdaFailureFeedbackRoleArn", "lambdaSuccessFeedbackRoleArn"],
            input => Assert.StartsWith("arn:", (string)inputs[input]));
    }

    [Fact]
    public async Task A_FIFO_topic_says_how_it_deduplicates_and_what_its_throughput_is_counted_by()
    {
        var high = (await DeclareAsync(ConsumerSamples.Topic with { Fifo = ConsumerSamples.Ordered })).Inputs(Topic, "orders");
        var plain = (await DeclareAsync(ConsumerSamples.Topic with { Fifo = new FifoSettings(false, false) })).Inputs(Topic, "orders");

        Assert.Equal("test-orders.fifo", high["name"]);
        Assert.Equal(true, high["fifoTopic"]);
        Assert.Equal(true, high["contentBasedDeduplication"]);
        Assert.Equal("MessageGroup", high["fifoThroughputScope"]);
        Assert.Equal(false, plain["contentBasedDeduplication"]);
        Assert.Equal("Topic", plain["fifoThroughputScope"]);
        // Deliveries to functions are for standard topics only.
        Assert.False(high.ContainsKey("lambdaFailureFeedbackRoleArn"));
    }

    [Fact]
    public async Task Partners_may_publish_and_subscribe_queues_and_functions()
    {
        var statements = (await DeclareAsync(ConsumerSamples.Topic with
        {
            Publishers = new Partners(["210987654321", "210987654322"], []),
            Subscribers = new Partners([], ["o-abcdefghij"]),
        })).Statements(Policy, "orders-policy");

        Assert.Equal(["PartnersPublish", "PartnersSubscribeOfOrganization", "TlsOnly"], statements.Keys);
        Assert.Equal(
            ["arn:aws:iam::210987654321:root", "arn:aws:iam::210987654322:root"],
            MockedAws.Texts(statements["PartnersPublish"].GetProperty("Principal").GetProperty("AWS")));
        var condition = statements["PartnersSubscribeOfOrganization"].GetProperty("Condition").GetProperty("StringEquals");
        Assert.Equal("o-abcdefghij", condition.GetProperty("aws:PrincipalOrgID").GetString());
        Assert.Equal(["sqs", "lambda"], MockedAws.Texts(condition.GetProperty("sns:Protocol")));
    }

    private static Task<MockedAws> DeclareAsync(TopicSettings settings) => MockedAws.DeclareAsync(() => _ = ConsumerSamples.EventTopic(settings));
}
