using Amazon.DynamoDBv2.Model;
using Functions.Consuming;
using Functions.Consuming.Failures;
using Xunit;

namespace Tests.Functions;

public sealed class FailureStoreTests
{
    private readonly FakeTable table = new("messageId");

    [Fact]
    public async Task A_failure_is_one_item_by_the_messages_id()
    {
        var store = new DynamoDbFailureStore(table.Client, "failures");

        await store.Write(
            new Failure("m1", "welcome-email", FailureKind.Transient, "TimeoutException: late", StillClock.Start)
            {
                EventId = "e1", EventType = "user.signed-up", Source = "/accounts", Attempt = 3, TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            },
            default);

        var put = Assert.IsType<PutItemRequest>(Assert.Single(table.Requests));
        Assert.Equal("failures", put.TableName);
        Assert.Equal(
            [
                "at=2026-11-22T12:00:00.000Z", "attempt=3", "consumer=welcome-email", "eventId=e1", "eventType=user.signed-up",
                $"expiresAt={StillClock.Start.AddDays(28).ToUnixTimeSeconds()}", "kind=transient", "messageId=m1", "reason=TimeoutException: late",
                "source=/accounts", "traceId=4bf92f3577b34da6a3ce929d0e0e4736",
            ],
            put.Item.Select(attribute => $"{attribute.Key}={attribute.Value.S ?? attribute.Value.N}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_read_is_left_out()
    {
        await new DynamoDbFailureStore(table.Client, "failures").Write(new Failure("m1", "c", FailureKind.Invalid, "no", StillClock.Start), default);

        Assert.Equal(["at", "consumer", "expiresAt", "kind", "messageId", "reason"], table.Items["m1"].Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_last_reason_wins()
    {
        var failures = new FailureBench();
        var attempts = 0;
        var bench = new ConsumerBench(
            (_, _) => throw (++attempts == 1 ? new TimeoutException("late") : new PermanentFailureException("no such user")), failures.Handling());

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")));
        Assert.Equal((FailureKind.Transient, "TimeoutException: late", 1), Kept(failures));
        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"), attempt: 2));
        Assert.Equal((FailureKind.Permanent, "no such user", 2), Kept(failures));
    }

    [Fact]
    public async Task A_reason_that_cannot_be_kept_changes_nothing_but_is_told()
    {
        var failures = new FailureBench { OnWrite = new TimeoutException("no answer") };
        var bench = new ConsumerBench((_, _) => throw new PermanentFailureException("no such user"), failures.Handling());

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Equal([null, "deadLettered"], bench.Outcomes);
        Assert.Equal("TimeoutException: no answer", bench.Reasons.First());
    }

    private static (FailureKind, string, int?) Kept(FailureBench failures) =>
        (failures.Failures["m1"].Kind, failures.Failures["m1"].Reason, failures.Failures["m1"].Attempt);
}
