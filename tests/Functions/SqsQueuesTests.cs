using Amazon.SQS;
using Functions.Consuming.Failures;
using Xunit;

namespace Tests.Functions;

/// <summary>The two queues over HTTP, with the real client.</summary>
public sealed class SqsQueuesTests
{
    private const string QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/welcome-email";

    [Fact]
    public async Task A_wait_is_a_change_of_the_messages_visibility()
    {
        await using var sqs = await SqsStandIn.Start();

        await new SqsSourceQueue(sqs.Protocol(), QueueUrl).Delay("handle-m1", TimeSpan.FromSeconds(40), default);

        var (operation, request) = Assert.Single(sqs.Requests);
        Assert.Equal("AmazonSQS.ChangeMessageVisibility", operation);
        Assert.Equal((QueueUrl, "handle-m1", 40), ((string?)request["QueueUrl"], (string?)request["ReceiptHandle"], (int)request["VisibilityTimeout"]!));
    }

    [Fact]
    public async Task No_wait_at_all_is_said_explicitly()
    {
        await using var sqs = await SqsStandIn.Start();

        await new SqsSourceQueue(sqs.Protocol(), QueueUrl).Delay("handle-m1", TimeSpan.Zero, default);

        Assert.Equal(0, (int)sqs.Requests.Single().Request["VisibilityTimeout"]!);
    }

    [Fact]
    public async Task A_dead_letter_is_a_message_with_its_attributes_its_trace_and_its_group()
    {
        await using var sqs = await SqsStandIn.Start();
        var letter = new DeadLetter("the body", new Dictionary<string, DeadLetterAttribute>
        {
            ["failureReason"] = new("String", "no such user"), ["blob"] = new("Binary", "AAEC"),
        })
        {
            TraceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793", MessageGroupId = "a", DeduplicationId = "m1",
        };

        await new SqsDeadLetterQueue(sqs.Protocol(), QueueUrl + "-dlq.fifo").Send(letter, default);

        var (operation, request) = Assert.Single(sqs.Requests);
        Assert.Equal("AmazonSQS.SendMessage", operation);
        Assert.Equal((QueueUrl + "-dlq.fifo", "the body"), ((string?)request["QueueUrl"], (string?)request["MessageBody"]));
        Assert.Equal(("a", "m1"), ((string?)request["MessageGroupId"], (string?)request["MessageDeduplicationId"]));
        Assert.Equal(
            """{"failureReason":{"DataType":"String","StringValue":"no such user"},"blob":{"BinaryValue":"AAEC","DataType":"Binary"}}""",
            request["MessageAttributes"]!.ToJsonString());
        Assert.Equal(letter.TraceHeader, (string?)request["MessageSystemAttributes"]!["AWSTraceHeader"]!["StringValue"]);
    }

    [Fact]
    public async Task What_a_standard_queue_has_not_is_not_sent()
    {
        await using var sqs = await SqsStandIn.Start();

        await new SqsDeadLetterQueue(sqs.Protocol(), QueueUrl).Send(new DeadLetter("b", new Dictionary<string, DeadLetterAttribute>()), default);

        Assert.DoesNotContain(sqs.Requests.Single().Request, field => field.Key is "MessageGroupId" or "MessageDeduplicationId" or "MessageSystemAttributes");
    }

    [Fact]
    public async Task What_SQS_refuses_throws()
    {
        await using var sqs = await SqsStandIn.Start();
        sqs.Error = "ReceiptHandleIsInvalid";
        var access = sqs.Protocol();

        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => new SqsSourceQueue(access, QueueUrl).Delay("h", TimeSpan.Zero, default));
        await Assert.ThrowsAnyAsync<AmazonSQSException>(
            () => new SqsDeadLetterQueue(access, QueueUrl).Send(new DeadLetter("b", new Dictionary<string, DeadLetterAttribute>()), default));
    }
}
