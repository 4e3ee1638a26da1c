using Sim;
using Sim.CloudWatch;

namespace Tests.Sim;

public sealed class AlarmTests
{
    private static readonly MetricId Errors = MetricId.Of("Orders", "Errors", ("Region", "north"));

    private readonly World world = new Stage().World;
    private int facts;

    [Fact]
    public void An_alarm_begins_without_data_and_then_follows_its_metric()
    {
        world.PutMetricAlarm(OnErrors("errors", datapoints: 1) with { TreatMissingData = TreatMissingData.Missing });

        Assert.Empty(Minute());
        Assert.Equal(["errors: INSUFFICIENT_DATA to OK"], Minute(0));
        Assert.Equal(["errors: OK to ALARM"], Minute(3));
        Assert.Empty(Minute(4));
        Assert.Equal(["errors: ALARM to OK"], Minute(0));
    }

    [Fact]
    public void Two_breaches_of_three_ring_and_people_hear_of_it_once()
    {
        var people = world.CreateTopic(new() { Name = "people" });
        var inbox = world.CreateQueue(new() { Name = "inbox" });
        world.Subscribe(new() { Topic = people, Queue = inbox, RawMessageDelivery = true });
        world.PutMetricAlarm(OnErrors("errors", periods: 3, datapoints: 2) with { Actions = new([world.ArnOf(people)], [], []) });

        Minute(0);
        Minute(1);
        Minute(0);
        Assert.Empty(world.MessagesIn(inbox));
        Assert.Equal(["errors: OK to ALARM"], Minute(2));
        Minute(5);

        var message = Assert.Single(world.MessagesIn(inbox)).Body;
        Assert.Contains("\"AlarmName\":\"errors\"", message);
        Assert.Contains("\"OldStateValue\":\"OK\"", message);
        Assert.Contains("\"NewStateValue\":\"ALARM\"", message);
    }

    [Fact]
    public void A_fault_that_ends_in_silence_stays_in_alarm_only_as_long_as_it_is_looked_back_at()
    {
        world.PutMetricAlarm(OnErrors("missing", datapoints: 1) with { TreatMissingData = TreatMissingData.Missing });
        world.PutMetricAlarm(OnErrors("notBreaching", datapoints: 1) with { TreatMissingData = TreatMissingData.NotBreaching });

        Assert.Equal(["missing: INSUFFICIENT_DATA to ALARM", "notBreaching: INSUFFICIENT_DATA to ALARM"], Minute(1));
        // Two more periods than the one that counts are looked at.
        Assert.Empty(Minute());
        Assert.Empty(Minute());
        Assert.Equal(["missing: ALARM to INSUFFICIENT_DATA", "notBreaching: ALARM to OK"], Minute());
    }

    [Fact]
    public void A_composite_alarm_rings_once_for_two_alarms()
    {
        world.PutMetricAlarm(OnErrors("one", datapoints: 1));
        world.PutMetricAlarm(OnErrors("two", datapoints: 1) with { Threshold = 5 });
        world.PutCompositeAlarm("fault", "ALARM(one) OR ALARM(two)", AlarmActions.None);

        Assert.Equal(["one: INSUFFICIENT_DATA to ALARM", "two: INSUFFICIENT_DATA to OK", "fault: INSUFFICIENT_DATA to ALARM"], Minute(1));
        Assert.Equal(["two: OK to ALARM"], Minute(9));
    }

    [Fact]
    public void A_composite_alarm_of_unknown_alarms_is_refused() => Assert.Contains(
        "do not exist: nobody", Assert.Throws<AwsError>(() => world.PutCompositeAlarm("fault", "ALARM(nobody)", AlarmActions.None)).Message);

    [Fact]
    public void A_period_of_five_minutes_slides_minute_by_minute()
    {
        world.PutMetricAlarm(OnErrors("errors", datapoints: 1) with { Period = TimeSpan.FromMinutes(5), Threshold = 4 });

        Assert.Equal(["errors: INSUFFICIENT_DATA to OK"], Minute(1));
        Minute(1);
        Minute(1);
        Assert.Empty(Minute(1));
        Assert.Equal(["errors: OK to ALARM"], Minute(1));
    }

    [Theory]
    [InlineData("SampleCount", 100)]
    [InlineData("Sum", 5050)]
    [InlineData("Average", 50.5)]
    [InlineData("Minimum", 1)]
    [InlineData("Maximum", 100)]
    [InlineData("p50", 50)]
    [InlineData("p99.9", 100)]
    public void Each_statistic_is_made_of_the_values_of_its_period(string name, double expected)
    {
        for (var value = 1; value <= 100; value++)
        {
            world.PutMetricData(Errors, value);
        }

        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Equal([expected], world.GetMetricData(Errors, Statistic.Parse(name), 1));
    }

    [Theory]
    [InlineData("p101")]
    [InlineData("Median")]
    [InlineData("p")]
    public void A_statistic_that_is_none_is_refused(string name) => Assert.Contains(name, Assert.Throws<AwsError>(() => Statistic.Parse(name)).Message);

    [Fact]
    public void A_window_of_more_than_a_day_of_minutes_is_refused() =>
        Assert.Throws<AwsError>(() => world.PutMetricAlarm(OnErrors("errors", periods: 1441)));

    [Fact]
    public void A_world_whose_alarms_alone_are_awake_is_idle()
    {
        world.PutMetricAlarm(OnErrors("errors"));

        Assert.Equal(0, world.RunToIdle());
    }

    private static MetricAlarmConfiguration OnErrors(string name, int periods = 1, int? datapoints = null) => new()
    {
        Name = name,
        Metric = Errors,
        Statistic = Statistic.Sum,
        EvaluationPeriods = periods,
        DatapointsToAlarm = datapoints,
        Threshold = 0,
        ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
        TreatMissingData = TreatMissingData.NotBreaching,
    };

    /// <summary>Lets a minute with these values go by.</summary>
    private List<string> Minute(params double[] values)
    {
        foreach (var value in values)
        {
            world.PutMetricData(Errors, value);
        }

        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        var changes = world.Trace.Skip(facts).Where(fact => fact.Kind == FactKind.AlarmChanged).Select(fact => fact.Detail!.Split(',')[0]).ToList();
        facts = world.Trace.Count;
        return changes;
    }
}
