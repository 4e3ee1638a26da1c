using Infra.Settings;

namespace Tests.Infra;

/// <summary>What follows from a service level, and the formula that is shown for it.</summary>
public sealed class ConsumerSizingTests
{
    [Fact]
    public void Concurrency_is_twice_rate_times_duration()
    {
        var consumer = Consumer("serviceLevel", """{"expectedRate":"50/s","handlerDuration":"200ms","latencyTarget":"1m"}""");

        Assert.Equal(new ConsumerScaling.OnDemand(20), consumer.Scaling);
        Assert.Equal(
            "2 x expectedRate (50/s) x handlerDuration (200ms), at least 2",
            Assert.Single(consumer.Derivations, derived => derived.Name == "scaling.onDemand.maximumConcurrency").Formula);
    }

    [Theory]
    [InlineData("1/h", 2)]
    [InlineData("10/s", 4)]
    [InlineData("5000/s", 1_000)]
    public void Concurrency_stays_within_what_AWS_takes(string rate, int expected)
    {
        var duration = rate == "5000/s" ? "100ms" : "200ms";

        var consumer = Consumer("serviceLevel", $$"""{"expectedRate":"{{rate}}","handlerDuration":"{{duration}}","latencyTarget":"1m"}""");

        Assert.Equal(new ConsumerScaling.OnDemand(expected), consumer.Scaling);
    }

    /// <summary>rate, duration, latency, and the batch and window that follow.</summary>
    [Theory]
    [InlineData("5/s", "200ms", "5m", 10, 0)] // few events: what one receive returns
    [InlineData("400/s", "50ms", "30s", 150, 1)] // a quarter of the latency target: 7.5 s
    [InlineData("50/s", "200ms", "1m", 50, 1)] // what arrives in a second
    [InlineData("1/s", "5s", "1h", 3, 0)] // half of the timeout: 15 s
    [InlineData("100/s", "2s", "10s", 1, 0)] // slow handlers: one by one
    public void A_batch_is_what_fits_the_timeout_and_the_latency_target(string rate, string duration, string latency, int batch, int window)
    {
        var queue = Consumer("serviceLevel", $$"""{"expectedRate":"{{rate}}","handlerDuration":"{{duration}}","latencyTarget":"{{latency}}"}""").Queue!;

        Assert.Equal((batch, TimeSpan.FromSeconds(window)), (queue.BatchSize, queue.BatchingWindow));
    }

    [Fact]
    public void What_is_said_is_not_derived()
    {
        var consumer = Consumer("serviceLevel", """{"expectedRate":"50/s","handlerDuration":"200ms","latencyTarget":"1m"},"batchSize":5,"batchingWindow":"0s","scaling":{"onDemand":{"maximumConcurrency":9}}""");

        Assert.Equal(5, consumer.Queue!.BatchSize);
        Assert.Equal(new ConsumerScaling.OnDemand(9), consumer.Scaling);
        Assert.Equal(
            ["visibilityTimeout", "alarms.duration", "alarms.age", "alarms.inFlight"],
            consumer.Derivations.Select(derived => derived.Name));
    }

    [Fact]
    public void Pollers_are_counted_by_ten_invocations_each()
    {
        var consumer = Consumer("serviceLevel", """{"expectedRate":"1000/s","handlerDuration":"100ms","latencyTarget":"1m"},"scaling":{"provisionedPollers":{}}""");

        Assert.Equal(new ConsumerScaling.ProvisionedPollers(10, 20), consumer.Scaling);
    }

    [Fact]
    public void Warm_environments_are_what_is_in_use_on_average_to_twice_that()
    {
        var consumer = Consumer("serviceLevel", """{"expectedRate":"30/s","handlerDuration":"100ms","latencyTarget":"1m"},"scaling":{"provisionedConcurrency":{}}""");

        var warm = Assert.IsType<ConsumerScaling.ProvisionedConcurrency>(consumer.Scaling);
        Assert.Equal((3, 6, 0.7), (warm.Minimum, warm.Maximum, warm.Utilization));
    }

    [Fact]
    public void Without_a_service_level_a_message_is_too_old_when_it_should_have_been_dead_lettered()
    {
        var consumer = Consumer("memory", "256");

        Assert.Equal(TimeSpan.FromMinutes(15), consumer.Alarms.Age);
        Assert.Equal(new ConsumerScaling.OnDemand(100), consumer.Scaling);
        Assert.Equal(
            "maxReceiveCount (5) x visibilityTimeout (3m) + delay (0s)",
            Assert.Single(consumer.Derivations, derived => derived.Name == "alarms.age").Formula);
    }

    [Fact]
    public void Without_a_service_level_it_uses_what_is_reserved_for_it()
    {
        Assert.Equal(new ConsumerScaling.OnDemand(10), Consumer("reservedConcurrency", "10").Scaling);
    }

    [Fact]
    public void With_one_it_is_too_old_beyond_the_latency_target()
    {
        var alarms = Consumer("serviceLevel", """{"expectedRate":"1/s","handlerDuration":"1s","latencyTarget":"90s"}""").Alarms;

        Assert.Equal(new AlarmThresholds(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(24), 108_000), alarms);
    }

    [Fact]
    public void A_direct_event_is_too_old_after_all_its_attempts()
    {
        var consumer = Consumer("source", "\"direct\"");

        Assert.Null(consumer.Queue);
        Assert.Equal(new ConsumerScaling.OnDemand(null), consumer.Scaling);
        Assert.Equal(TimeSpan.FromSeconds((3 * 30) + 180), consumer.Alarms.Age);
    }

    private static ConsumerSettings Consumer(string key, string value) => Assert.Single(StackSettings.Of(
        new Dictionary<string, string>
        {
            ["infra:topics"] = """{"users":{}}""",
            ["infra:consumers"] = $$$"""{"mail":{"takes":["user.signed-up"],"function":"WelcomeEmail","{{{key}}}":{{{value}}}}}""",
        },
        "test").Consumers);
}
