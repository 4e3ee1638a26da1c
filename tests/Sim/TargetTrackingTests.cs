using Sim;
using Sim.AutoScaling;
using Sim.CloudWatch;
using Sim.Lambda;

namespace Tests.Sim;

/// <summary>
/// Target tracking of metrics that CloudWatch holds: cooldowns, several policies on one target, their alarms.
/// https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
/// </summary>
public sealed class TargetTrackingTests
{
    private static readonly MetricId Load = MetricId.Of("Shop", "Load", ("Consumer", "consumer"));
    private static readonly MetricId Other = MetricId.Of("Shop", "Other");

    private readonly Stage stage = new();
    private readonly FunctionId function;

    public TargetTrackingTests() => function = stage.Function(new ModelledFunction { Duration = TimeSpan.FromSeconds(1) });

    [Fact]
    public void After_a_scale_out_a_smaller_one_waits_for_the_cooldown()
    {
        Target(10);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load, ScaleOutCooldown = TimeSpan.FromMinutes(10) });

        Put(3, load: 16);
        Put(12, load: 12);

        // 10 to 16 added 6; 16 to 20 would add 4.
        Assert.Equal([(3, 16), (13, 20)], Steps);
    }

    [Fact]
    public void A_larger_scale_out_does_not_wait_and_what_was_added_counts_towards_it()
    {
        Target(10);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load, ScaleOutCooldown = TimeSpan.FromMinutes(10) });

        Put(3, load: 16);
        Put(1, load: 20);

        // Of the 16 that it wants more than the 16 there are, 6 were added already.
        Assert.Equal([(3, 16), (4, 26)], Steps);
    }

    [Fact]
    public void After_a_scale_in_the_next_waits_for_the_cooldown()
    {
        Target(20);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load, ScaleInCooldown = TimeSpan.FromMinutes(5) });

        Put(21, load: 1);

        Assert.Equal([(15, 18), (20, 17)], Steps);
    }

    [Fact]
    public void A_scale_out_does_not_wait_for_the_cooldown_of_a_scale_in_and_ends_it()
    {
        Target(20);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load, ScaleInCooldown = TimeSpan.FromMinutes(30) });

        Put(15, load: 1);
        Put(3, load: 30);
        Put(15, load: 1);

        Assert.Equal([(15, 18), (18, 54), (33, 49)], Steps);
    }

    [Fact]
    public void Any_of_several_policies_scales_out_and_the_one_that_wants_most_decides()
    {
        Target(10);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load });
        Track(new TargetTrackingPolicy("other", 10) { Metric = Other });

        Put(3, load: 20, other: 5);
        Put(3, load: 15, other: 30);

        // From minute 6 on both are above: one wants half as many again, the other three times as many.
        Assert.Equal([(3, 20), (4, 30), (5, 45), (6, 135)], Steps);
        Assert.Contains(stage.World.Trace, fact => fact.Kind == FactKind.Scaled && fact.Count == 135 && fact.Detail!.EndsWith(High("other"), StringComparison.Ordinal));
    }

    [Fact]
    public void All_of_several_policies_must_agree_to_scale_in()
    {
        Target(20);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load });
        Track(new TargetTrackingPolicy("other", 10) { Metric = Other });

        Put(20, load: 1, other: 9.5);
        Assert.Empty(Steps);
        Put(15, load: 1, other: 1);

        Assert.Equal([(35, 18)], Steps);
    }

    [Fact]
    public void A_policy_without_data_agrees_to_nothing_but_others_scale_out()
    {
        Target(20);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load });
        Track(new TargetTrackingPolicy("other", 10) { Metric = Other });

        Put(20, load: 1);
        Assert.Empty(Steps);
        Put(3, load: 20);

        Assert.Equal([(23, 40)], Steps);
    }

    [Fact]
    public void A_policy_that_never_scales_in_leaves_it_to_the_others()
    {
        Target(20);
        Track(new TargetTrackingPolicy("other", 10) { Metric = Other, DisableScaleIn = true });
        Put(20, load: 1, other: 1);
        Assert.Empty(Steps);
        Assert.Equal([High("other")], stage.World.CloudWatch.Alarms.Select(alarm => alarm.Name));

        Track(new TargetTrackingPolicy("load", 10) { Metric = Load });
        Put(1, load: 1, other: 9.9);

        // Its alarm has the minutes before it was made, too.
        Assert.Equal([(21, 18)], Steps);
    }

    [Fact]
    public void Its_alarms_are_those_that_AWS_makes_and_follow_the_policy()
    {
        Target(1);
        Track(new TargetTrackingPolicy("load", 10) { Metric = Load, Statistic = Statistic.Maximum });

        var (high, low) = (Alarm("High"), Alarm("Low"));
        Assert.Matches("^TargetTracking-function:consumer:live-AlarmHigh-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", high.Name);
        Assert.Matches("^DO NOT EDIT OR DELETE. For TargetTrackingScaling policy arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[-0-9a-f]{36}:resource/lambda/function:consumer:live:policyName/load.$", high.Description);
        Assert.Equal((Load, Statistic.Maximum, 10.0, 3, ComparisonOperator.GreaterThanThreshold), Rule(high));
        Assert.Equal((Load, Statistic.Maximum, 9.0, 15, ComparisonOperator.LessThanThreshold), Rule(low));
        Assert.Contains("policyName/load", Assert.Single(high.Actions.Alarm));

        Track(new TargetTrackingPolicy("load", 20) { Metric = Load, DisableScaleIn = true });

        var only = Assert.Single(stage.World.CloudWatch.Alarms);
        Assert.Equal((high.Name, 20.0), (only.Name, only.Metric!.Threshold));
        Put(3, load: 50);
        Assert.Contains(stage.World.CloudWatch.History, item => item.Summary.StartsWith("Successfully executed action arn:aws:autoscaling:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_depth_of_a_queue_can_be_what_is_tracked()
    {
        var queue = stage.Queue("backlog");
        Target(2);
        Track(new TargetTrackingPolicy("depth", 4) { Metric = MetricId.Of("AWS/SQS", "ApproximateNumberOfMessagesVisible", ("QueueName", "backlog")) });
        for (var message = 0; message < 10; message++)
        {
            stage.Send(queue);
        }

        stage.Wait(180);

        Assert.Equal([(3, 5)], Steps);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    public void What_is_no_policy_is_refused(double target, int cooldown)
    {
        Target(1);

        var error = Assert.Throws<AwsError>(() => Track(new TargetTrackingPolicy("load", target) { Metric = Load, ScaleInCooldown = TimeSpan.FromSeconds(cooldown) }));

        Assert.Equal("ValidationException", error.Code);
    }

    /// <summary>The minutes at which it was scaled, and to what.</summary>
    private List<(int Minute, int Capacity)> Steps => [.. stage.Facts(FactKind.Scaled).Select(fact => ((int)(fact.At - Stage.Start).TotalMinutes, fact.Count))];

    private void Target(int environments)
    {
        stage.World.PutProvisionedConcurrency(function, "live", environments, isReady: true);
        stage.World.AutoScaling.RegisterScalableTarget(function, 1, 500);
    }

    private void Track(TargetTrackingPolicy policy) => stage.World.AutoScaling.PutScalingPolicy(function, policy);

    /// <summary>The same values for so many minutes.</summary>
    private void Put(int minutes, double load, double? other = null)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            stage.World.PutMetricData(Load, load);
            if (other is { } value)
            {
                stage.World.PutMetricData(Other, value);
            }

            stage.Wait(60);
        }
    }

    private AlarmSnapshot Alarm(string side) => Assert.Single(stage.World.CloudWatch.Alarms, alarm => alarm.Name.Contains($"-Alarm{side}-", StringComparison.Ordinal));

    private string High(string policy) => Assert.Single(
        stage.World.CloudWatch.Alarms, alarm => alarm.Name.Contains("-AlarmHigh-", StringComparison.Ordinal) && alarm.Description!.EndsWith($"policyName/{policy}.", StringComparison.Ordinal)).Name;

    private static (MetricId, Statistic, double, int, ComparisonOperator) Rule(AlarmSnapshot alarm) =>
        (alarm.Metric!.Metric, alarm.Metric.Statistic, alarm.Metric.Threshold, alarm.Metric.EvaluationPeriods, alarm.Metric.ComparisonOperator);
}
