using Functions.Consuming;
using Xunit;

namespace Tests.Functions;

public sealed class PayloadLogTests
{
    private const string Canary = "canary-4711";

    [Fact]
    public async Task By_default_neither_body_nor_attributes_reach_the_log_whatever_becomes_of_the_message()
    {
        var bench = new ConsumerBench(
            (data, _) => data.UserId.Length % 2 == 0 ? throw new PermanentFailureException("no such user") : throw new TimeoutException("late"),
            new FailureBench { OnDelay = new TimeoutException("no answer"), OnWrite = new TimeoutException("no answer") }.Handling(),
            measures: true);

        await bench.Handle(new SqsBatch()
            .Raw("m1", TestEvents.SignUp("e1", Canary)).WithAttribute("secret", Canary)
            .Raw("m2", TestEvents.SignUp("e2", Canary + "2")).WithAttribute("traceparent", Canary)
            .Raw("m3", Canary).WithSystemAttribute("AWSTraceHeader", Canary)
            .Enveloped("m4", "sns-4", $"{{\"eventType\":\"USER_SIGNUP\",\"email\":\"{Canary}\"}}"));

        Assert.Equal(["failed", "deadLettered", "deadLettered", "deadLettered"], bench.Outcomes.OfType<string>());
        Assert.DoesNotContain(Canary, bench.RawLog);
    }

    [Fact]
    public async Task The_message_of_an_exception_is_the_reason_and_thus_logged()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException(Canary));

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")));

        Assert.Equal($"InvalidOperationException: {Canary}", bench.Reasons.Single());
    }

    [Fact]
    public async Task If_the_stack_wants_it_an_account_ends_with_the_message_in_one_capped_line()
    {
        var bench = new ConsumerBench(logsPayloads: true);

        await bench.Handle(new SqsBatch()
            .Enveloped("m1", "sns-1", "{\r\n \"eventType\": \"USER_SIGNUP\", \"userId\": \"u1\" }")
            .Raw("m2", new string('x', 100_000)));

        Assert.Equal(2, bench.RawLog.Count(character => character == '\n'));
        Assert.Equal("""{   "eventType": "USER_SIGNUP", "userId": "u1" }""", (string?)bench.Log[0]["data"]);
        Assert.Equal("data", bench.Log[0].Last().Key);
        Assert.Equal(4_000, ((string?)bench.Log[1]["data"])!.Length);
    }
}
