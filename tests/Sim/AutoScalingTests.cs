using Sim;
using Sim.AutoScaling;
using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Provisioned concurrency, and Application Auto Scaling of it.</summary>
public sealed class AutoScalingTests
{
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(90);

    private readonly Stage stage = new();
    private readonly FunctionId function;

    public AutoScalingTests() => function = stage.Function(new ModelledFunction { Duration = Work }, timeout: 600, init: TimeSpan.FromSeconds(1));

    [Fact]
    public void A_provisioned_environment_needs_no_cold_start_and_what_spills_over_does()
    {
        stage.World.PutProvisionedConcurrency(function, "live", 2, isReady: true);
        LastMinute("ProvisionedConcurrencySpilloverInvocations", Statistic.Sum);

        Invoke(3);

        Assert.Equal([null, null, "cold start"], stage.World.Trace.Where(fact => fact.Kind == FactKind.Invoked).Select(fact => fact.Detail));
        stage.World.Invariants.Check();
        Minutes(1);
        Assert.Equal([1], LastMinute("ProvisionedConcurrencySpilloverInvocations", Statistic.Sum));
        Assert.Equal([2], LastMinute("ProvisionedConcurrencyInvocations", Statistic.Sum));
        Assert.Equal([1], LastMinute("ProvisionedConcurrencyUtilization", Statistic.Maximum));
        stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        Assert.Equal(0, stage.World.Snapshot().Functions[0].ConcurrentExecutions);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void More_environments_take_their_time_and_fewer_are_fewer_at_once()
    {
        stage.World.PutProvisionedConcurrency(function, "live", 3);
        Assert.Equal(0, Ready);

        Minutes(1);
        Assert.Equal(3, Ready);
        stage.World.PutProvisionedConcurrency(function, "live", 1);

        Assert.Equal(1, Ready);
    }

    [Fact]
    public void What_is_provisioned_is_taken_from_the_account()
    {
        stage.World.PutProvisionedConcurrency(function, "live", 900, isReady: true);
        var other = stage.Function(new ModelledFunction { Duration = Work }, timeout: 600, name: "other");
        for (var call = 0; call < 100; call++)
        {
            stage.World.Invoke(other, "{}"u8.ToArray(), _ => { });
        }

        Assert.Throws<AwsError>(() => stage.World.Invoke(other, "{}"u8.ToArray(), _ => { }));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void What_spilled_over_gives_its_place_back_while_the_provisioned_stay_busy()
    {
        stage.World.PutProvisionedConcurrency(function, "live", 320, isReady: true);
        for (var minute = 0; minute < 10; minute++)
        {
            Invoke(330 - stage.World.Snapshot().Functions[0].ConcurrentExecutions);
            stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromSeconds(45));
        }

        stage.World.Invariants.Check();
        stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        Invoke(320);
        var other = stage.Function(new ModelledFunction { Duration = Work }, timeout: 600, name: "other");
        for (var call = 0; call < 680; call++)
        {
            stage.World.Invoke(other, "{}"u8.ToArray(), _ => { });
        }

        Assert.Throws<AwsError>(() => stage.World.Invoke(other, "{}"u8.ToArray(), _ => { }));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_function_may_change_what_it_has_provisioned_itself()
    {
        stage.World.PutProvisionedConcurrency(function, "live", 450, isReady: true);

        stage.World.PutProvisionedConcurrency(function, "live", 500);

        Minutes(1);
        Assert.Equal(500, Ready);
    }

    [Fact]
    public void Nobody_scales_beyond_what_Lambda_provisions()
    {
        Track(minimum: 2, maximum: 5_000, target: 0.5);
        stage.World.PutProvisionedConcurrency(function, "live", 600, isReady: true);

        Busy(600, minutes: 5);

        Assert.Equal(600, Ready);
        Assert.Contains(stage.World.Trace, fact => fact.Kind == FactKind.Scaled && fact.Detail!.StartsWith("not from 600 to 1200 provisioned", StringComparison.Ordinal) && fact.Detail.EndsWith("below its minimum value of [100].", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$LATEST", 1, "Provisioned Concurrency Configs cannot be applied to unpublished function versions.")]
    [InlineData("live", 0, "Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint")]
    [InlineData("live", 901, "below its minimum value of [100]")]
    public void What_Lambda_does_not_provision_is_refused(string qualifier, int environments, string reason) =>
        Assert.Contains(reason, Assert.Throws<AwsError>(() => stage.World.PutProvisionedConcurrency(function, qualifier, environments)).Message);

    [Fact]
    public void Three_minutes_above_the_target_bring_more_in_proportion()
    {
        Track(minimum: 2, maximum: 10, target: 0.5);

        // Two of two are busy, always: a utilization of 1.
        Assert.Equal([2, 2, 2, 4], Busy(2, minutes: 4));

        Assert.Contains(stage.World.Trace, fact => fact.Kind == FactKind.Scaled && fact.Detail!.StartsWith("from 2 to 4 provisioned: alarm TargetTracking-function:consumer:live-AlarmHigh-", StringComparison.Ordinal));
        Assert.Contains(stage.World.Trace, fact => fact.Kind == FactKind.AlarmChanged && fact.Detail!.Contains("AlarmHigh", StringComparison.Ordinal) && fact.Detail.Contains("to ALARM", StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_never_more_than_the_maximum()
    {
        Track(minimum: 2, maximum: 3, target: 0.1);

        Busy(2, minutes: 10);

        Assert.Equal(3, Ready);
    }

    [Fact]
    public void Fifteen_minutes_well_below_the_target_bring_fewer_and_silence_does_not()
    {
        Track(minimum: 1, maximum: 20, target: 0.7);
        stage.World.PutProvisionedConcurrency(function, "live", 20);

        Busy(1, minutes: 14);
        Assert.Equal(20, Ready);
        Busy(1, minutes: 3);
        var after = Ready;
        Assert.InRange(after, 1, 19);
        Minutes(60);

        // Without traffic there is no metric, the alarm has no data, and nothing goes on.
        Assert.InRange(Ready, 10, after);
    }

    [Fact]
    public void A_scheduled_action_moves_the_bounds_in_its_own_time_zone()
    {
        Track(minimum: 1, maximum: 5, target: 0.7);
        // The world begins on Sunday, 1 March 2026, at 12:00 UTC; Zurich is an hour ahead.
        stage.World.AutoScaling.PutScheduledAction(function, new ScheduledAction("morning", "cron(0 8 ? * MON-FRI *)", "Europe/Zurich", 4, 8));
        stage.World.AutoScaling.PutScheduledAction(function, new ScheduledAction("evening", "cron(0 19 ? * MON-FRI *)", "Europe/Zurich", 1, 2));

        To(2, 6, 59);
        Assert.Equal(1, Ready);
        To(2, 7, 2);
        Assert.Equal(4, Ready);
        To(2, 18, 2);
        Assert.Equal(2, Ready);
        To(3, 7, 2);
        Assert.Equal(4, Ready);
    }

    [Theory]
    [InlineData("at(2026-03-01T12:30:00)", 31, 3)]
    [InlineData("at(2026-03-01T11:30:00)", 31, 1)]
    [InlineData("rate(10 minutes)", 12, 3)]
    [InlineData("cron(0/15 * * * ? *)", 17, 3)]
    [InlineData("cron(45 12 1 MAR ? 2026)", 47, 3)]
    [InlineData("cron(45 12 1 MAR ? 2027)", 47, 1)]
    public void A_schedule_comes_when_it_says(string schedule, int minutes, int ready)
    {
        Track(minimum: 1, maximum: 5, target: 0.7);
        stage.World.AutoScaling.PutScheduledAction(function, new ScheduledAction("more", schedule, null, 3, null));

        Minutes(minutes);

        Assert.Equal(ready, Ready);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("cron(0 8 * * *)")]
    [InlineData("cron(61 8 * * ? *)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5 fortnights)")]
    [InlineData("at(tomorrow)")]
    public void What_is_no_schedule_is_refused(string schedule)
    {
        Track(minimum: 1, maximum: 5, target: 0.7);

        var error = Assert.Throws<AwsError>(() => stage.World.AutoScaling.PutScheduledAction(function, new ScheduledAction("x", schedule, null, 3, null)));

        Assert.StartsWith($"The schedule {schedule} is none: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_provisioned_concurrency_there_is_nothing_to_scale() =>
        Assert.Throws<AwsError>(() => stage.World.AutoScaling.RegisterScalableTarget(function, 1, 2));

    private int Ready => stage.World.Snapshot().Functions[0].ProvisionedConcurrency;

    private void Track(int minimum, int maximum, double target)
    {
        stage.World.PutProvisionedConcurrency(function, "live", minimum, isReady: true);
        stage.World.AutoScaling.RegisterScalableTarget(function, minimum, maximum);
        stage.World.AutoScaling.PutScalingPolicy(function, new TargetTrackingPolicy("tracking", target));
    }

    /// <summary>Keeps so many environments busy; what is requested after each minute.</summary>
    private List<int> Busy(int environments, int minutes)
    {
        var ready = new List<int>();
        for (var minute = 0; minute < minutes; minute++)
        {
            var running = stage.World.Snapshot().Functions[0].ConcurrentExecutions;
            Invoke(environments - running);
            Minutes(1);
            ready.Add(Ready);
        }

        return ready;
    }

    private void Invoke(int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            stage.World.Invoke(function, "{}"u8.ToArray(), _ => { });
        }
    }

    private IReadOnlyList<double?> LastMinute(string metric, Statistic statistic) => stage.World.GetMetricData(Metric(metric), statistic, 1);

    private static MetricId Metric(string name) => MetricId.Of("AWS/Lambda", name, ("FunctionName", "consumer"), ("Resource", "consumer:live"));

    private void Minutes(int minutes) => stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes));

    private void To(int day, int hour, int minute) => stage.World.StepTo(new DateTimeOffset(2026, 3, day, hour, minute, 0, TimeSpan.Zero));
}
