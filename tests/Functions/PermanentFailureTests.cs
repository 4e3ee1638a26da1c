using System.Text.Json;
using Functions.Consuming;
using Functions.Consuming.Failures;
using Xunit;

namespace Tests.Functions;

public sealed class PermanentFailureTests
{
    private const string FifoArn = SqsBatch.QueueArn + ".fifo";
    private readonly FailureBench failures = new();

    [Fact]
    public async Task A_permanent_failure_goes_to_the_dead_letter_queue_after_one_attempt_with_its_reason()
    {
        var bench = Unable();
        var body = TestEvents.SignUp("e1", "u1");

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", body).WithAttribute("tenant", "t1").WithAttribute("blob", "AAEC", "Binary")
            .WithSystemAttribute("AWSTraceHeader", "Root=1-5759e988-bd862e3fe1be46a994272793")));

        var letter = Assert.Single(failures.Letters);
        Assert.Equal((body, "Root=1-5759e988-bd862e3fe1be46a994272793"), (letter.Body, letter.TraceHeader));
        Assert.Equal(
            ["blob=AAEC", "consumer=welcome-email", "failureKind=permanent", "failureReason=no such user", "originalMessageId=m1", "tenant=t1"],
            letter.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value.Value}").Order());
        Assert.Equal("Binary", letter.Attributes["blob"].DataType);
        Assert.Null(letter.MessageGroupId);
        Assert.Null(letter.DeduplicationId);
        Assert.Equal(["deadLettered"], bench.Outcomes);
        Assert.Equal(["no such user"], bench.Reasons);
        Assert.Empty(failures.Waits);
        Assert.Single(bench.Handler.Handled);
    }

    [Fact]
    public async Task Its_claim_is_given_back_so_that_a_redrive_runs_the_handler_again()
    {
        var fixedSince = false;
        var bench = new ConsumerBench((_, _) => fixedSince ? Task.CompletedTask : throw new PermanentFailureException("no such user"), failures.Handling());
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"));
        await bench.Handle(batch);
        fixedSince = true;

        await bench.Handle(batch);

        Assert.Equal(["deadLettered", "processed"], bench.Outcomes);
    }

    [Fact]
    public async Task One_that_cannot_be_sent_stays_a_failure_and_is_put_off()
    {
        failures.OnSend = new TimeoutException("no answer");
        var bench = Unable();

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));

        Assert.Equal(["failed"], bench.Outcomes);
        Assert.Equal(
            ["no such user (tried again, since it could not be sent to the dead-letter queue: TimeoutException: no answer)"], bench.Reasons);
        Assert.Equal([("handle-m1", 10.0)], failures.Waits);
        Assert.Equal(FailureKind.Permanent, failures.Failures["m1"].Kind);
    }

    [Fact]
    public async Task Without_a_dead_letter_queue_to_send_to_it_is_tried_again_until_the_queue_gives_it_up()
    {
        var bench = new ConsumerBench((_, _) => throw new PermanentFailureException("no such user"));

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Equal(["failed"], bench.Outcomes);
    }

    [Fact]
    public async Task A_FIFO_group_goes_on_after_a_permanent_failure_and_stops_after_a_transient_one()
    {
        var bench = new ConsumerBench(
            (data, _) => data.UserId switch
            {
                "u1" => throw new PermanentFailureException("no such user"),
                "u3" => throw new TimeoutException("the mail server is away"),
                _ => Task.CompletedTask,
            },
            failures.Handling());
        var batch = new SqsBatch();
        for (var at = 1; at <= 4; at++)
        {
            batch.Grouped($"m{at}", TestEvents.SignUp($"e{at}", $"u{at}"), "a", FifoArn);
        }

        Assert.Equal(["m3", "m4"], await bench.Handle(batch));
        Assert.Equal(["deadLettered", "processed", "failed", "failed"], bench.Outcomes);
        var letter = Assert.Single(failures.Letters);
        Assert.Equal(("a", "m1"), (letter.MessageGroupId, letter.DeduplicationId));
        Assert.Equal([("handle-m3", 10.0), ("handle-m4", 0.0)], failures.Waits);
    }

    [Fact]
    public async Task An_invalid_message_is_a_dead_letter_at_once()
    {
        var bench = Unable();

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", "not json").Raw("m2", """{"eventType":"USER_DELETED","userId":"u1"}""")));

        Assert.Equal(["deadLettered", "deadLettered"], bench.Outcomes);
        Assert.Equal(["invalid", "invalid"], failures.Letters.Select(letter => letter.Attributes["failureKind"].Value));
        Assert.StartsWith("invalid: not JSON", failures.Letters[0].Attributes["failureReason"].Value);
        Assert.StartsWith("user.deleted v1 is not an event", failures.Failures["m2"].Reason);
    }

    [Fact]
    public async Task An_invalid_message_is_discarded_if_the_stack_wants_it_so()
    {
        var bench = new ConsumerBench(failures: failures.Handling(OnInvalid.Discard));

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", "not json")));

        Assert.Equal(["discarded"], bench.Outcomes);
        Assert.StartsWith("invalid: not JSON", bench.Reasons.Single());
        Assert.Empty(failures.Letters);
        Assert.Empty(failures.Waits);
    }

    [Fact]
    public async Task A_dead_letter_that_is_given_up_again_carries_the_new_reason_and_never_more_than_ten_attributes()
    {
        var bench = Unable();
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithAttribute("failureReason", "an old one");
        for (var at = 1; at <= 8; at++)
        {
            batch.WithAttribute($"own{at}", "x");
        }

        await bench.Handle(batch);

        var attributes = Assert.Single(failures.Letters).Attributes;
        Assert.Equal(10, attributes.Count);
        Assert.Equal(8, attributes.Keys.Count(name => name.StartsWith("own")));
        Assert.Equal(("no such user", "m1"), (attributes["failureReason"].Value, attributes["originalMessageId"].Value));
    }

    [Fact]
    public async Task Of_a_notification_that_a_topic_sent_the_failed_queue_gets_the_record_that_Lambda_would_send()
    {
        var bench = Unable();
        var message = TestEvents.SignUp("e1", "u1");

        var response = await bench.Handle(SnsInvocation.Of("sns-1", message));

        Assert.Equal("""{"batchItemFailures":[]}""", new StreamReader(response).ReadToEnd());
        Assert.Equal(["deadLettered"], bench.Outcomes);
        using var record = JsonDocument.Parse(Assert.Single(failures.Letters).Body);
        var root = record.RootElement;
        Assert.Equal(("1.0", "2026-11-22T12:00:00.000Z"), (root.GetProperty("version").GetString(), root.GetProperty("timestamp").GetString()));
        Assert.Equal("PermanentFailure", root.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal("dev-welcome-email", root.GetProperty("requestContext").GetProperty("functionName").GetString());
        var sns = root.GetProperty("requestPayload").GetProperty("Records")[0].GetProperty("Sns");
        Assert.Equal((message, "sns-1"), (sns.GetProperty("Message").GetString(), sns.GetProperty("MessageId").GetString()));
        Assert.Equal("PermanentFailureException", root.GetProperty("responsePayload").GetProperty("errorType").GetString());
        Assert.Equal("no such user", root.GetProperty("responsePayload").GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task A_notification_that_cannot_be_sent_there_is_left_to_Lambdas_retries()
    {
        failures.OnSend = new TimeoutException("no answer");

        await Assert.ThrowsAsync<NotificationFailedException>(() => Unable().Handle(SnsInvocation.Of("sns-1", TestEvents.SignUp("e1", "u1"))));
        Assert.Empty(failures.Waits);
    }

    [Fact]
    public async Task A_claim_that_cannot_be_released_makes_it_no_less_permanent()
    {
        var bench = Unable();
        bench.Store.OnRelease = new TimeoutException("no answer");

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Contains("no such user", Assert.Single(failures.Letters).Attributes["failureReason"].Value);
        Assert.Contains("no answer", bench.Reasons.Single());
    }

    private ConsumerBench Unable() => new((_, _) => throw new PermanentFailureException("no such user"), failures.Handling());
}
