using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Queues as clients create, describe and change them.</summary>
public sealed class QueueAttributeTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Stage stage = new();

    [Fact]
    public void A_new_queue_shows_the_defaults_of_AWS_and_nothing_more()
    {
        var queue = Create("orders");

        Assert.Equal(
            [
                "QueueArn=arn:aws:sqs:us-east-1:123456789012:orders", "ApproximateNumberOfMessages=0", "ApproximateNumberOfMessagesNotVisible=0",
                "ApproximateNumberOfMessagesDelayed=0", "CreatedTimestamp=1772366400", "LastModifiedTimestamp=1772366400", "VisibilityTimeout=30",
                "MaximumMessageSize=1048576", "MessageRetentionPeriod=345600", "DelaySeconds=0", "ReceiveMessageWaitTimeSeconds=0",
                "SqsManagedSseEnabled=true",
            ],
            Shown(queue, "All"));
    }

    [Fact]
    public void A_FIFO_queue_shows_what_only_it_has()
    {
        var queue = Create("orders.fifo", ("FifoQueue", "True"), ("ContentBasedDeduplication", "False"));

        Assert.Equal(
            ["FifoQueue=true", "DeduplicationScope=queue", "FifoThroughputLimit=perQueue", "ContentBasedDeduplication=false"],
            Shown(queue, "FifoQueue", "DeduplicationScope", "FifoThroughputLimit", "ContentBasedDeduplication"));
    }

    [Theory]
    [InlineData("VisibilityTimeout", "43201")]
    [InlineData("VisibilityTimeout", "-1")]
    [InlineData("VisibilityTimeout", "30.5")]
    [InlineData("DelaySeconds", " 6")]
    [InlineData("DelaySeconds", "")]
    [InlineData("MaximumMessageSize", "1023")]
    [InlineData("MessageRetentionPeriod", "59")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "21")]
    [InlineData("KmsDataKeyReusePeriodSeconds", "59")]
    [InlineData("SqsManagedSseEnabled", "yes")]
    [InlineData("Policy", "no JSON")]
    [InlineData("Policy", "{\"Version\":\"2012-10-17\",\"Statement\":[]}")]
    public void A_value_out_of_range_is_refused(string name, string value)
    {
        var error = Refused(() => Create("orders", (name, value)));

        Assert.Equal(("InvalidAttributeValue", $"Invalid value for the parameter {name}."), error);
        Assert.Empty(stage.World.Queues.List(null, null, null).Queues);
    }

    [Theory]
    [InlineData("Colour", "Unknown Attribute Colour.")]
    [InlineData("QueueArn", "Unknown Attribute QueueArn.")]
    [InlineData("FifoQueue", "Unknown Attribute FifoQueue.")]
    [InlineData("ContentBasedDeduplication", "Unknown Attribute ContentBasedDeduplication.")]
    [InlineData("DeduplicationScope", "You can specify the DeduplicationScope only when FifoQueue is set to true.")]
    [InlineData("FifoThroughputLimit", "You can specify the FifoThroughputLimit only when FifoQueue is set to true.")]
    public void A_standard_queue_does_not_know_every_attribute(string name, string text) =>
        Assert.Equal(("InvalidAttributeName", text), Refused(() => Create("orders", (name, "false"))));

    [Theory]
    [InlineData("orders.fifo")]
    [InlineData("or/ders")]
    [InlineData("")]
    [InlineData("a12345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void A_name_has_letters_digits_hyphens_and_underscores(string name) => Assert.Equal(
        ("InvalidParameterValue", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"), Refused(() => Create(name)));

    [Fact]
    public void The_name_of_a_FIFO_queue_tells() =>
        Assert.Contains("must end with .fifo suffix", Refused(() => Create("orders", ("FifoQueue", "true"))).Text);

    [Fact]
    public void The_same_queue_again_is_the_same_unless_an_attribute_that_is_mentioned_differs()
    {
        var queue = Create("orders", ("DelaySeconds", "1"), ("ReceiveMessageWaitTimeSeconds", "1"));

        Assert.Equal(queue, Create("orders"));
        Assert.Equal(queue, Create("orders", ("DelaySeconds", "1")));
        Assert.Equal(
            ("QueueAlreadyExists", "A queue already exists with the same name and a different value for attribute DelaySeconds"),
            Refused(() => Create("orders", ("ReceiveMessageWaitTimeSeconds", "1"), ("DelaySeconds", "2"))));
        Set(queue, ("DelaySeconds", "2"));
        Assert.Equal(queue, Create("orders", ("DelaySeconds", "2")));
    }

    [Fact]
    public void A_deleted_name_can_be_used_again_at_once_or_after_the_rest_that_the_world_asks_for()
    {
        stage.World.Queues.Delete(Create("orders"));
        Create("orders");

        var strict = new World(new WorldOptions { Start = Stage.Start, Seed = 1, QueueNameRest = TimeSpan.FromSeconds(60) });
        strict.Queues.Delete(strict.Queues.Create("orders", Nothing, Nothing));
        Assert.Equal(
            "AWS.SimpleQueueService.QueueDeletedRecently",
            Assert.Throws<AwsError>(() => strict.Queues.Create("orders", Nothing, Nothing)).Code);
        strict.StepTo(Stage.Start + TimeSpan.FromSeconds(60));
        strict.Queues.Create("orders", Nothing, Nothing);
    }

    [Fact]
    public void A_KMS_key_puts_out_the_keys_of_SQS_and_they_stay_out_without_it()
    {
        var queue = Create("orders");

        Set(queue, ("KmsMasterKeyId", "alias/own"), ("KmsDataKeyReusePeriodSeconds", "6000"));
        Assert.Equal(["KmsMasterKeyId=alias/own", "KmsDataKeyReusePeriodSeconds=6000", "SqsManagedSseEnabled=false"], Encryption(queue));
        Set(queue, ("KmsMasterKeyId", ""), ("KmsDataKeyReusePeriodSeconds", "300"));
        Assert.Equal(["SqsManagedSseEnabled=false"], Encryption(queue));
        Assert.Equal("InvalidAttributeName", Refused(() => Set(queue, ("SqsManagedSseEnabled", "true"), ("KmsMasterKeyId", "alias/own"))).Code);
    }

    [Fact]
    public void An_empty_text_takes_a_policy_away()
    {
        var target = Create("dlq");
        var queue = Create(
            "orders",
            ("RedrivePolicy", Redrive(target, "\"3\"")),
            ("Policy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}}"""));

        Assert.Equal([$"RedrivePolicy={Redrive(target, "3")}"], Shown(queue, "RedrivePolicy"));
        Set(queue, ("RedrivePolicy", ""), ("Policy", ""));
        Assert.Empty(Shown(queue, "RedrivePolicy", "Policy"));
    }

    [Theory]
    [InlineData("nothing", "InvalidAttributeValue", "Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.")]
    [InlineData("{}", "InvalidParameterValue", "Redrive policy does not contain mandatory attribute: maxReceiveCount.")]
    [InlineData("""{"maxReceiveCount":5}""", "InvalidParameterValue", "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.")]
    [InlineData("""{"deadLetterTargetArn":"x","maxReceiveCount":0}""", "InvalidParameterValue", "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dlq","maxReceiveCount":5}""", "InvalidParameterValue", "Dead letter target does not exist.")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dlq.fifo","maxReceiveCount":5}""", "InvalidParameterValue", "Dead-letter queue must be same type of queue as the source..")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:999999999999:dlq","maxReceiveCount":5}""", "InvalidParameterValue", "Dead-letter target owner should be same as the source.")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sns:us-east-1:123456789012:dlq","maxReceiveCount":5}""", "InvalidParameterValue", "Only SQS queues are valid resources for deadLetterTargetArn.")]
    public void A_redrive_policy_is_looked_at_closely(string policy, string code, string reason)
    {
        var error = Refused(() => Create("orders", ("RedrivePolicy", policy)));

        Assert.Equal(code, error.Code);
        Assert.EndsWith(reason, error.Text);
        Assert.StartsWith(code == "InvalidParameterValue" ? $"Value {policy} for parameter RedrivePolicy is invalid. Reason: " : "Invalid", error.Text);
    }

    [Fact]
    public void A_dead_letter_queue_may_choose_its_sources()
    {
        var target = Create("dlq", ("RedriveAllowPolicy", """{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:123456789012:orders"]}"""));

        Create("orders", ("RedrivePolicy", Redrive(target, "3")));

        Assert.Equal("InvalidParameterValue", Refused(() => Create("others", ("RedrivePolicy", Redrive(target, "3")))).Code);
        Assert.EndsWith(
            "To specify one or more source queue ARNs, you must set redrivePermission to byQueue.",
            Refused(() => Set(target, ("RedriveAllowPolicy", """{"redrivePermission":"denyAll","sourceQueueArns":[]}"""))).Text);
        Assert.EndsWith("unsupported format.", Refused(() => Set(target, ("RedriveAllowPolicy", "{}"))).Text);
    }

    [Fact]
    public void A_shorter_retention_expires_what_is_there_and_a_longer_one_keeps_it()
    {
        var queue = Create("orders");
        stage.Send(queue, "first");
        stage.Wait(90);
        stage.Send(queue, "second");

        Set(queue, ("MessageRetentionPeriod", "60"));
        stage.World.StepTo(stage.World.Clock.GetUtcNow());
        Assert.Equal("second", Assert.Single(stage.World.MessagesIn(queue)).Body);
        Set(queue, ("MessageRetentionPeriod", "120"));
        stage.Wait(100);
        Assert.Single(stage.World.MessagesIn(queue));
        stage.Wait(20);
        Assert.Empty(stage.World.MessagesIn(queue));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_FIFO_queues_new_delay_holds_for_messages_that_wait_and_a_standard_queues_does_not()
    {
        var fifo = Create("orders.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"), ("DelaySeconds", "100"));
        var standard = Create("orders", ("DelaySeconds", "100"));
        stage.World.SendMessage(fifo, new() { MessageBody = "a", MessageGroupId = "g" });
        stage.Send(standard, "a");

        Set(fifo, ("DelaySeconds", "10"));
        Set(standard, ("DelaySeconds", "10"));
        stage.Wait(10);

        Assert.Equal(["ApproximateNumberOfMessages=1", "ApproximateNumberOfMessagesDelayed=0"], Shown(fifo, "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed"));
        Assert.Equal(["ApproximateNumberOfMessages=0", "ApproximateNumberOfMessagesDelayed=1"], Shown(standard, "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed"));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_changed_visibility_timeout_is_that_of_the_next_receive()
    {
        var queue = Create("orders");
        stage.Send(queue, "a");
        stage.Send(queue, "b");
        stage.World.ReceiveMessage(queue, 1);

        Set(queue, ("VisibilityTimeout", "5"));
        stage.World.ReceiveMessage(queue, 1);
        stage.Wait(5);

        Assert.Equal(["ApproximateNumberOfMessages=1", "ApproximateNumberOfMessagesNotVisible=1"], Shown(queue, "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"));
        stage.World.Invariants.Check();
    }

    private string[] Encryption(QueueId queue) => Shown(queue, "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled");

    private string Redrive(QueueId target, string count) => $$"""{"deadLetterTargetArn":"{{stage.World.ArnOf(target)}}","maxReceiveCount":{{count}}}""";

    private QueueId Create(string name, params (string Name, string Value)[] attributes) =>
        stage.World.Queues.Create(name, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value), Nothing);

    private void Set(QueueId queue, params (string Name, string Value)[] attributes) =>
        stage.World.Queues.SetAttributes(queue, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));

    private string[] Shown(QueueId queue, params string[] names) =>
        [.. stage.World.Queues.GetAttributes(queue, names).Select(attribute => $"{attribute.Key}={attribute.Value}")];

    private static (string Code, string Text) Refused(Action request)
    {
        var error = Assert.Throws<AwsError>(request);
        return (error.Code, error.Message);
    }
}
