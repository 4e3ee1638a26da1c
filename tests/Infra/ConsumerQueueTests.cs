using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Tests.Infra;

public sealed class ConsumerQueueTests
{
    private const string Queue = "aws:sqs/queue:Queue";
    private const string Policy = "aws:sqs/queuePolicy:QueuePolicy";

    [Fact]
    public async Task A_message_goes_to_the_dead_letter_queue_after_maxReceiveCount_receives()
    {
        var aws = await DeclareAsync();

        var redrive = MockedAws.Json(aws.Inputs(Queue, "projection")["redrivePolicy"]);
        Assert.Equal("arn:projection-dlq", redrive.GetProperty("deadLetterTargetArn").GetString());
        Assert.Equal(4, redrive.GetProperty("maxReceiveCount").GetInt32());
    }

    [Fact]
    public async Task A_message_stays_invisible_for_six_function_timeouts_and_the_window()
    {
        var aws = await DeclareAsync();

        Assert.Equal((6 * 30) + 5.0, aws.Inputs(Queue, "projection")["visibilityTimeoutSeconds"]);
    }

    [Fact]
    public async Task Dead_letters_are_kept_longer_than_messages()
    {
        var aws = await DeclareAsync();

        Assert.Equal(14 * 86_400.0, aws.Inputs(Queue, "projection-dlq")["messageRetentionSeconds"]);
        Assert.Equal(4 * 86_400.0, aws.Inputs(Queue, "projection")["messageRetentionSeconds"]);
    }

    [Fact]
    public async Task Only_its_own_queue_may_use_a_dead_letter_queue()
    {
        var aws = await DeclareAsync();

        var allow = MockedAws.Json(aws.Inputs("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "projection-dlq-redrive")["redriveAllowPolicy"]);
        Assert.Equal("byQueue", allow.GetProperty("redrivePermission").GetString());
        Assert.Equal("arn:projection", Assert.Single(allow.GetProperty("sourceQueueArns").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Both_queues_are_encrypted_with_the_stacks_key()
    {
        var aws = await DeclareAsync();

        Assert.All(aws.Declared.Where(resource => resource.Type == Queue), queue =>
        {
            Assert.Equal("arn:key", queue.Inputs["kmsMasterKeyId"]);
            Assert.False(queue.Inputs.ContainsKey("sqsManagedSseEnabled"));
        });
    }

    [Fact]
    public async Task Both_queues_are_encrypted_by_SQS_where_no_key_is_wanted()
    {
        var aws = await DeclareAsync(placement: ConsumerSamples.Placement with { KeyArn = null });

        Assert.All(aws.Declared.Where(resource => resource.Type == Queue), queue =>
        {
            Assert.Equal(true, queue.Inputs["sqsManagedSseEnabled"]);
            Assert.False(queue.Inputs.ContainsKey("kmsMasterKeyId"));
        });
    }

    [Fact]
    public async Task The_queue_lets_its_topics_send_and_nobody_else()
    {
        var aws = await DeclareAsync(access: new QueueAccess { Topics = [Output.Create("arn:orders"), Output.Create("arn:users")] });

        var allow = aws.Statements(Policy, "projection-policy")["TopicsSend"];
        Assert.Equal("sns.amazonaws.com", allow.GetProperty("Principal").GetProperty("Service").GetString());
        Assert.Equal("sqs:SendMessage", allow.GetProperty("Action").GetString());
        Assert.Equal("arn:projection", allow.GetProperty("Resource").GetString());
        Assert.Equal(["arn:orders", "arn:users"], MockedAws.Texts(allow.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn")));
        Assert.Equal("123456789012", allow.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString());
        Assert.Equal(["TlsOnly"], aws.Statements(Policy, "projection-dlq-policy").Keys);
    }

    [Fact]
    public async Task A_policy_that_outgrows_SQSs_limit_is_widened_to_the_topics_of_the_stack()
    {
        var few = await DeclareAsync(access: new QueueAccess { Topics = Topics(100) });
        var many = await DeclareAsync(access: new QueueAccess { Topics = Topics(200) });

        Assert.Equal(["TopicsSend", "TlsOnly"], few.Statements(Policy, "projection-policy").Keys);
        var widened = many.Statements(Policy, "projection-policy")["TopicsSendWidened"].GetProperty("Condition");
        Assert.Equal("arn:aws:sns:eu-west-1:123456789012:test-*", widened.GetProperty("ArnLike").GetProperty("aws:SourceArn").GetString());
        Assert.Equal("123456789012", widened.GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString());
        Assert.True(((string)many.Inputs(Policy, "projection-policy")["policy"]).Length < 8_192);

        static IReadOnlyList<Output<string>> Topics(int count) =>
            [.. Enumerable.Range(1, count).Select(number => Output.Create($"arn:aws:sns:eu-west-1:123456789012:test-topic-{number:000}"))];
    }

    [Fact]
    public async Task Partners_may_send_to_a_work_queue()
    {
        var senders = new Partners(["210987654321"], ["o-abcdefghij"]);

        var statements = (await DeclareAsync(access: new QueueAccess { Senders = senders })).Statements(Policy, "projection-policy");

        Assert.Equal("arn:aws:iam::210987654321:root", statements["PartnersSend"].GetProperty("Principal").GetProperty("AWS").GetString());
        var organization = statements["PartnersSendOfOrganization"];
        Assert.Equal("*", organization.GetProperty("Principal").GetString());
        Assert.Equal("o-abcdefghij", organization.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:PrincipalOrgID").GetString());
    }

    [Fact]
    public async Task A_FIFO_queue_has_a_FIFO_dead_letter_queue()
    {
        var aws = await DeclareAsync(ConsumerSamples.Queue with { Fifo = ConsumerSamples.Ordered });

        Assert.All(["projection", "projection-dlq"], name =>
        {
            var queue = aws.Inputs(Queue, name);
            Assert.Equal($"test-{name}.fifo", queue["name"]);
            Assert.Equal(true, queue["fifoQueue"]);
            Assert.Equal(true, queue["contentBasedDeduplication"]);
            Assert.Equal("messageGroup", queue["deduplicationScope"]);
            Assert.Equal("perMessageGroupId", queue["fifoThroughputLimit"]);
        });
    }

    [Fact]
    public async Task A_delay_holds_for_the_queue_and_not_for_its_dead_letters()
    {
        var aws = await DeclareAsync(ConsumerSamples.Queue with { Delay = TimeSpan.FromSeconds(90) });

        Assert.Equal(90.0, aws.Inputs(Queue, "projection")["delaySeconds"]);
        Assert.False(aws.Inputs(Queue, "projection-dlq").ContainsKey("delaySeconds"));
    }

    private static Task<MockedAws> DeclareAsync(QueueSettings? settings = null, QueueAccess? access = null, Placement? placement = null) =>
        MockedAws.DeclareAsync(() => _ = new ConsumerQueue(
            "projection", settings ?? ConsumerSamples.Queue, access ?? new QueueAccess(), placement ?? ConsumerSamples.Placement));
}
