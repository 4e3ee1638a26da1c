using Functions.Consuming.Failures;
using Xunit;

namespace Tests.Functions;

public sealed class RetryBackoffTests
{
    private readonly FailureBench failures = new();

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(4, 80)]
    [InlineData(5, 100)]
    [InlineData(5_000, 100)]
    public async Task A_failed_message_waits_twice_as_long_after_each_attempt_up_to_the_most(int attempt, double seconds)
    {
        var bench = Failing();

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"), attempt)));
        Assert.Equal([("handle-m1", seconds)], failures.Waits);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0.5, 8)]
    [InlineData(0.999, 10)]
    public async Task Jitter_spreads_a_wait_between_half_of_it_and_the_whole(double jitter, double seconds)
    {
        failures.Jitter = jitter;

        await Failing().Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")));

        Assert.Equal([("handle-m1", seconds)], failures.Waits);
    }

    [Fact]
    public async Task A_wait_that_cannot_be_set_changes_nothing_but_is_told()
    {
        failures.OnDelay = new TimeoutException("no answer");
        var bench = Failing();

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));

        Assert.Equal("the message waits its visibility timeout: it could not be given another", (string?)bench.Log[0]["message"]);
        Assert.Equal(["Warning", "Error"], bench.Log.Select(line => (string?)line["level"]));
        Assert.Equal(("m1", "TimeoutException: no answer"), ((string?)bench.Log[0]["messageId"], (string?)bench.Log[0]["reason"]));
        Assert.Equal([null, "failed"], bench.Outcomes);
    }

    [Fact]
    public async Task An_event_in_progress_elsewhere_waits_for_the_end_of_that_claim()
    {
        ConsumerBench? bench = null;
        var nested = true;
        bench = new ConsumerBench(
            async (_, _) =>
            {
                if (nested)
                {
                    nested = false;
                    bench!.Clock.Advance(TimeSpan.FromSeconds(12.5));
                    Assert.Equal(["m2"], await bench.Handle(new SqsBatch().Raw("m2", TestEvents.SignUp("e1", "u1"), attempt: 7)));
                }
            },
            failures.Handling());

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Equal([("handle-m2", 18.0)], failures.Waits);
    }

    [Fact]
    public async Task Messages_that_were_not_begun_are_given_back_at_once()
    {
        ConsumerBench? bench = null;
        bench = new ConsumerBench(
            (_, remainingTime) =>
            {
                bench!.Clock.Advance(ConsumerBench.Timeout - TimeSpan.FromMilliseconds(500));
                remainingTime.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            },
            failures.Handling());
        var batch = new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", TestEvents.BareSignUp("u2")).Raw("m3", TestEvents.BareSignUp("u3"));

        Assert.Equal(["m1", "m2", "m3"], await bench.Handle(batch));
        Assert.Equal([("handle-m1", 10.0), ("handle-m2", 0.0), ("handle-m3", 0.0)], failures.Waits);
        Assert.Equal(["m1"], failures.Failures.Keys);
    }

    [Fact]
    public async Task When_the_margin_is_used_up_too_nothing_is_settled_and_everything_is_still_reported()
    {
        ConsumerBench? bench = null;
        bench = new ConsumerBench(
            (_, _) =>
            {
                bench!.Clock.Advance(ConsumerBench.Timeout - TimeSpan.FromMilliseconds(100));
                throw new TimeoutException("late");
            },
            failures.Handling());

        Assert.Equal(["m1", "m2"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", TestEvents.BareSignUp("u2"))));
        Assert.Empty(failures.Waits);
        Assert.Empty(failures.Failures);
    }

    [Fact]
    public void A_wait_is_at_least_a_second_and_in_whole_ones()
    {
        var backoff = new RetryBackoff(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(2.5), () => 0);

        Assert.Equal([1, 1, 1, 1, 2, 2], Enumerable.Range(1, 6).Select(attempt => backoff.After(attempt).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(1), backoff.Bounded(TimeSpan.FromSeconds(-5)));
    }

    private ConsumerBench Failing() => new((_, _) => throw new InvalidOperationException("no such street"), failures.Handling());
}
