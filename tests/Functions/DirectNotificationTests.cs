using System.Text.Json;
using Functions.Consuming;
using Xunit;

namespace Tests.Functions;

/// <summary>A topic that invokes the consumer itself, without a queue between them.</summary>
public sealed class DirectNotificationTests
{
    private const string MessageId = "95df01b4-ee98-5cb9-9903-4c221d41eb5e";

    [Theory]
    [InlineData("""{"eventType":"USER_SIGNUP","userId":"u1"}""", MessageId, SqsBatch.TopicArn)]
    [InlineData("""{"specversion":"1.0","id":"e1","source":"/accounts","type":"user.signed-up","data":{"userId":"u1"}}""", "e1", "/accounts")]
    public async Task A_notification_is_handled_as_a_message_of_a_queue_is(string message, string eventId, string source)
    {
        var bench = new ConsumerBench();

        var response = await bench.Handle(SnsInvocation.Of(MessageId, message));

        Assert.Equal("""{"batchItemFailures":[]}""", new StreamReader(response).ReadToEnd());
        var (data, context) = Assert.Single(bench.Handler.Handled);
        Assert.Equal(("u1", eventId, source), (data.UserId, context.EventId, context.Source));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 11, 58, 30, 250, TimeSpan.Zero), context.Time);
    }

    [Fact]
    public async Task Its_account_has_the_notifications_id_and_no_attempt_which_Lambda_does_not_tell()
    {
        var bench = new ConsumerBench();

        await bench.Handle(SnsInvocation.Of(MessageId, TestEvents.SignUp("e1", "u1")));

        Assert.Equal(
            $$"""
            {"timestamp":"2026-11-22T12:00:00.000Z","level":"Information","message":"event processed","consumer":"welcome-email",
            "outcome":"processed","messageId":"{{MessageId}}","eventId":"e1","eventType":"user.signed-up","durationMs":0}
            """.ReplaceLineEndings(""),
            bench.RawLog.TrimEnd());
    }

    [Fact]
    public async Task A_failure_is_accounted_for_and_then_leaves_the_handler_so_that_Lambda_tries_again()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException("no such street"));

        var error = await Assert.ThrowsAsync<NotificationFailedException>(() => bench.Handle(SnsInvocation.Of(MessageId, TestEvents.SignUp("e1", "u1"))));

        Assert.Equal("InvalidOperationException: no such street", error.Message);
        Assert.Equal(["failed"], bench.Outcomes);
        Assert.Equal(["InvalidOperationException: no such street"], bench.Reasons);
        Assert.Empty(bench.Store.Ids);
    }

    [Fact]
    public async Task The_reason_that_goes_to_the_on_failure_destination_is_one_line_and_capped()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException("a\r\n" + new string('x', 100_000)));

        var error = await Assert.ThrowsAsync<NotificationFailedException>(() => bench.Handle(SnsInvocation.Of(MessageId, TestEvents.SignUp("e1", "u1"))));

        Assert.Equal(500, error.Message.Length);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("not json", "invalid: not JSON")]
    [InlineData("""{"eventType":"NO_SUCH_EVENT"}""", "invalid: unknown event type `NO_SUCH_EVENT`")]
    [InlineData("""{"eventType":"USER_DELETED","userId":"u1"}""", "user.deleted v1 is not an event that welcome-email takes")]
    [InlineData(null, "invalid: no body")]
    public async Task What_is_no_event_of_this_consumer_fails_and_is_not_dropped(string? message, string reason)
    {
        var bench = new ConsumerBench();

        var error = await Assert.ThrowsAsync<NotificationFailedException>(() => bench.Handle(SnsInvocation.Of(MessageId, message)));

        Assert.StartsWith(reason, error.Message);
        Assert.Equal(["failed"], bench.Outcomes);
        Assert.Empty(bench.Users);
    }

    [Fact]
    public async Task Lambdas_second_attempt_handles_an_event_that_failed_and_leaves_alone_one_that_did_not()
    {
        var attempts = 0;
        var bench = new ConsumerBench((_, _) => ++attempts == 1 ? throw new TimeoutException("the mail server is away") : Task.CompletedTask);
        Task<Stream> Invoke() => bench.Handle(SnsInvocation.Of(MessageId, TestEvents.SignUp("e1", "u1")));

        await Assert.ThrowsAsync<NotificationFailedException>(Invoke);
        await Invoke();
        await Invoke();

        Assert.Equal(["failed", "processed", "duplicate"], bench.Outcomes);
        Assert.Equal(["u1", "u1"], bench.Users);
    }

    [Fact]
    public async Task An_event_that_came_through_a_queue_is_recognized_when_a_topic_brings_it()
    {
        var bench = new ConsumerBench();

        await bench.Handle(new SqsBatch().Enveloped("m1", MessageId, TestEvents.BareSignUp("u1")));
        await bench.Handle(SnsInvocation.Of(MessageId, TestEvents.BareSignUp("u1")));

        Assert.Equal(["processed", "duplicate"], bench.Outcomes);
    }

    [Theory]
    [InlineData("""{"Records":[{"EventSource":"aws:sns"}]}""")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"TopicArn":"arn:aws:sns:eu-west-1:123456789012:users","Message":"{}"}}]}""")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m1","Message":"{}"}}]}""")]
    [InlineData("""{"Records":[null]}""")]
    [InlineData("""{"Records":null}""")]
    public async Task What_is_no_notification_fails_as_a_whole(string input)
    {
        await Assert.ThrowsAnyAsync<JsonException>(() => new ConsumerBench().Handle(input));
    }

    [Fact]
    public async Task A_time_stamp_that_is_none_is_no_reason_to_fail()
    {
        var bench = new ConsumerBench();

        await bench.Handle(
            """{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m1","TopicArn":"arn:t","Message":"{\"eventType\":\"USER_SIGNUP\",\"userId\":\"u1\"}","Timestamp":{"at":"noon"}}}]}""");

        Assert.Equal(StillClock.Start, Assert.Single(bench.Handler.Handled).Context.Time);
    }
}
