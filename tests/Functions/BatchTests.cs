using System.Text;
using System.Text.Json;
using Events;
using Xunit;

namespace Tests.Functions;

public sealed class BatchTests
{
    [Fact]
    public async Task One_failing_message_of_ten_is_the_only_one_reported()
    {
        var bench = new ConsumerBench((data, _) => data.UserId == "u7" ? throw new InvalidOperationException("no such street") : Task.CompletedTask);
        var batch = new SqsBatch();
        for (var at = 1; at <= 10; at++)
        {
            batch.Enveloped($"m{at}", $"sns-{at}", TestEvents.BareSignUp($"u{at}"));
        }

        Assert.Equal(["m7"], await bench.Handle(batch));
        Assert.Equal(10, bench.Handler.Handled.Count);
        Assert.Equal(9, bench.Outcomes.Count(outcome => outcome == "processed"));
        Assert.Equal("InvalidOperationException: no such street", (string?)bench.Log[6]["reason"]);
    }

    [Fact]
    public async Task A_batch_without_failures_answers_with_an_empty_list()
    {
        var bench = new ConsumerBench();

        var response = await bench.Handle("""{"Records":[]}""");

        Assert.Equal("""{"batchItemFailures":[]}""", new StreamReader(response).ReadToEnd());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Records":[{"body":"a message without an id cannot be reported as failed"}]}""")]
    public async Task What_is_no_SQS_event_fails_as_a_whole(string input)
    {
        await Assert.ThrowsAnyAsync<JsonException>(() => new ConsumerBench().Handle(input));
    }

    [Fact]
    public async Task Enveloped_and_raw_bare_and_CloudEvent_messages_are_the_same_kind_of_event()
    {
        var bench = new ConsumerBench();
        var batch = new SqsBatch()
            .Enveloped("m1", "sns-1", TestEvents.BareSignUp("u1"))
            .Enveloped("m2", "sns-2", TestEvents.SignUp("e2", "u2"))
            .Raw("m3", TestEvents.BareSignUp("u3"))
            .Raw("m4", TestEvents.SignUp("e4", "u4"));

        Assert.Empty(await bench.Handle(batch));
        Assert.Equal(["u1", "u2", "u3", "u4"], bench.Users);
        Assert.Equal(["sns-1", "e2", "m3", "e4"], bench.Handler.Handled.Select(handled => handled.Context.EventId));
        Assert.Equal(
            [SqsBatch.TopicArn, "/accounts", SqsBatch.QueueArn, "/accounts"],
            bench.Handler.Handled.Select(handled => handled.Context.Source));
    }

    [Fact]
    public async Task A_work_queue_without_a_topic_is_the_source_of_the_bare_events_that_are_sent_to_it()
    {
        const string workQueue = "arn:aws:sqs:eu-west-1:123456789012:jobs.fifo";
        var bench = new ConsumerBench();

        Assert.Empty(await bench.Handle(new SqsBatch().Grouped("m1", TestEvents.BareSignUp("u1"), "g", workQueue)));

        var context = Assert.Single(bench.Handler.Handled).Context;
        Assert.Equal(("m1", workQueue), (context.EventId, context.Source));
    }

    [Fact]
    public async Task A_raw_event_that_speaks_of_a_topic_is_no_envelope()
    {
        var bench = new ConsumerBench();
        const string message = """{"specversion":"1.0","id":"e1","source":"/accounts","type":"user.signed-up","about":"\"TopicArn\"","data":{"userId":"u1"}}""";

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", message)));

        Assert.Equal("e1", Assert.Single(bench.Handler.Handled).Context.EventId);
    }

    [Fact]
    public async Task An_event_without_a_time_occurred_when_the_queue_took_it()
    {
        var bench = new ConsumerBench();

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", TestEvents.SignUp("e2", "u2"), attempt: 3));

        var (bare, cloudEvent) = (bench.Handler.Handled[0].Context, bench.Handler.Handled[1].Context);
        Assert.Equal(StillClock.Start, bare.Time);
        Assert.Equal(StillClock.Start.AddMinutes(-1), cloudEvent.Time);
        Assert.Equal((1, 3), (bare.Attempt, cloudEvent.Attempt));
        Assert.Same(EventCatalog.UserSignedUp, bare.Type);
    }

    [Theory]
    [InlineData("not json", "invalid: not JSON")]
    [InlineData("{}", "invalid: no type")]
    [InlineData("""{"eventType":"USER_SIGNUP"}""", "invalid: data does not fit user.signed-up v1")]
    [InlineData("""{"eventType":"NO_SUCH_EVENT"}""", "invalid: unknown event type `NO_SUCH_EVENT`")]
    [InlineData("""{"Type":"Notification","TopicArn":7}""", "invalid: no type")]
    [InlineData(null, "invalid: no body")]
    public async Task An_invalid_message_fails_with_its_reason_and_is_not_dropped(string? body, string reason)
    {
        var bench = new ConsumerBench();

        Assert.Equal(["bad"], await bench.Handle(new SqsBatch().Raw("bad", body).Raw("good", TestEvents.BareSignUp("u1"))));
        Assert.StartsWith(reason, bench.Reasons.First());
        Assert.Equal(["failed", "processed"], bench.Outcomes);
        Assert.Equal(["u1"], bench.Users);
    }

    [Fact]
    public async Task An_event_that_this_consumer_does_not_take_fails_and_says_what_it_takes()
    {
        var bench = new ConsumerBench();

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", """{"eventType":"USER_DELETED","userId":"u1"}""")));
        Assert.Equal(["user.deleted v1 is not an event that welcome-email takes (user.signed-up v1)"], bench.Reasons);
    }

    [Fact]
    public async Task A_handler_is_cancelled_shortly_before_the_function_ends_and_the_rest_is_not_begun()
    {
        ConsumerBench? bench = null;
        bench = new ConsumerBench((_, remainingTime) =>
        {
            bench!.Clock.Advance(ConsumerBench.Timeout - TimeSpan.FromMilliseconds(501));
            Assert.False(remainingTime.IsCancellationRequested);
            bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
            remainingTime.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        });
        var batch = new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", TestEvents.BareSignUp("u2"));

        Assert.Equal(["m1", "m2"], await bench.Handle(batch));
        Assert.Equal(["u1"], bench.Users);
        Assert.Equal(
            ["cancelled: not done within the function's 30 s", "not begun: the messages before it used up the function's 30 s"], bench.Reasons);
        Assert.Empty(bench.Store.Ids);
    }

    [Fact]
    public async Task A_batch_of_wide_characters_survives_the_envelope()
    {
        var bench = new ConsumerBench();
        const string user = "Zoë 🦊 \"quoted\" \\ слон";

        Assert.Empty(await bench.Handle(new SqsBatch().Enveloped("m1", "sns-1", TestEvents.BareSignUp(user))));
        Assert.Equal([user], bench.Users);
        Assert.DoesNotContain("Zo", bench.RawLog, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetByteCount(bench.RawLog), bench.RawLog.Length);
    }
}
