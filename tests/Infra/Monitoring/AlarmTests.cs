using System.Collections.Immutable;
using Infra.Monitoring;
using Infra.Filters;
using Infra.Settings;
using Pulumi.Testing;

namespace Tests.Infra.Monitoring;

public sealed class AlarmTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private const string Composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

    [Theory]
    [InlineData("dead-letters", "ApproximateNumberOfMessagesVisible", 0.0, 1.0, "notBreaching", "QueueName", "test-projection-dlq")]
    [InlineData("age", "ApproximateAgeOfOldestMessage", 720.0, 5.0, "notBreaching", "QueueName", "test-projection")]
    [InlineData("in-flight", "ApproximateNumberOfMessagesNotVisible", 108_000.0, 5.0, "notBreaching", "QueueName", "test-projection")]
    [InlineData("errors", "Errors", 0.0, 3.0, "notBreaching", "FunctionName", "test-projection")]
    [InlineData("throttles", "Throttles", 0.0, 5.0, "notBreaching", "FunctionName", "test-projection")]
    [InlineData("duration", "Duration", 24_000.0, 15.0, "missing", "FunctionName", "test-projection")]
    public async Task A_queue_consumers_alarm_watches_one_number(
        string what, string metric, double threshold, double minutes, string missing, string dimension, string of)
    {
        var inputs = (await DeclareAsync(MonitoringSamples.Queued)).Inputs(Alarm, $"projection-{what}");

        Assert.Equal($"test-projection-{what}", inputs["name"]);
        Assert.Equal(metric, inputs["metricName"]);
        Assert.Equal(threshold, inputs["threshold"]);
        Assert.Equal(minutes, inputs["evaluationPeriods"]);
        Assert.Equal(60.0, inputs["period"]);
        Assert.Equal(missing, inputs["treatMissingData"]);
        Assert.Equal(of, ((ImmutableDictionary<string, object>)inputs["dimensions"])[dimension]);
        Assert.Equal(what == "duration", inputs.ContainsKey("extendedStatistic"));
        Assert.NotEqual(what == "duration", inputs.ContainsKey("statistic"));
    }

    [Fact]
    public async Task A_fair_queue_is_watched_for_its_quiet_tenants_too() =>
        Assert.Equal(
            "ApproximateAgeOfOldestMessageInQuietGroups",
            (await DeclareAsync(MonitoringSamples.Fair)).Inputs(Alarm, "projection-age-quiet")["metricName"]);

    [Fact]
    public async Task A_fifo_queues_alarm_says_that_a_message_holds_up_its_group() =>
        Assert.Contains(
            "message group", (string)(await DeclareAsync(MonitoringSamples.Fifo)).Inputs(Alarm, "projection-age")["alarmDescription"]);

    [Fact]
    public async Task A_direct_consumer_is_watched_for_events_that_age_in_milliseconds_or_get_lost()
    {
        var aws = await DeclareAsync(MonitoringSamples.Direct);

        Assert.Equal(720_000.0, aws.Inputs(Alarm, "projection-age")["threshold"]);
        Assert.Equal("AsyncEventsDropped", aws.Inputs(Alarm, "projection-dropped")["metricName"]);
        Assert.Equal("DestinationDeliveryFailures", aws.Inputs(Alarm, "projection-undelivered-failures")["metricName"]);
        Assert.DoesNotContain(aws.Declared, resource => resource.Name == "projection-in-flight");
    }

    [Theory]
    [InlineData("queued", 6)]
    [InlineData("fair", 7)]
    [InlineData("direct", 7)]
    public async Task One_fault_rings_once_for_people_and_singly_for_the_rest(string kind, int count)
    {
        var aws = await DeclareAsync(kind switch { "fair" => MonitoringSamples.Fair, "direct" => MonitoringSamples.Direct, _ => MonitoringSamples.Queued });

        var alarms = Alarms(aws);
        var composite = aws.Inputs(Composite, "projection");
        Assert.Equal(count, alarms.Count);
        Assert.Equal(
            alarms.Select(alarm => $"ALARM(\"{alarm.Inputs["name"]}\")").Order(), ((string)composite["alarmRule"]).Split(" OR ").Order());
        Assert.All(alarms, alarm => Assert.Equal("arn:details", Assert.Single((ImmutableArray<object>)alarm.Inputs["alarmActions"])));
        Assert.All(alarms, alarm => Assert.Equal("arn:details", Assert.Single((ImmutableArray<object>)alarm.Inputs["okActions"])));
        Assert.Equal("arn:people", Assert.Single((ImmutableArray<object>)composite["alarmActions"]));
        Assert.Equal(count, alarms.Select(alarm => alarm.Inputs["alarmDescription"]).Distinct().Count());
    }

    [Theory]
    [InlineData(FilterScope.Body, "NumberOfNotificationsFilteredOut-InvalidMessageBody")]
    [InlineData(FilterScope.Attributes, "NumberOfNotificationsFilteredOut-InvalidAttributes")]
    public async Task A_topic_reports_what_its_filters_cannot_read(FilterScope scope, string metric)
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new TopicAlarms(
            "orders", MonitoringSamples.Topic with { FilterScope = scope }, MonitoringSamples.WatchedTopic, MonitoringSamples.Alerts()));

        Assert.Equal(metric, aws.Inputs(Alarm, "orders-unreadable")["metricName"]);
        Assert.Equal(6, Alarms(aws).Count);
        Assert.Equal("test-orders-topic", aws.Inputs(Composite, "orders-topic")["alarmName"]);
    }

    [Fact]
    public async Task The_account_and_the_ingest_are_watched()
    {
        var aws = await MockedAws.DeclareAsync(() =>
        {
            var alerts = MonitoringSamples.Alerts();
            _ = new AccountAlarms("account", 1_000, alerts);
            _ = new IngestAlarms("ingest", new FunctionSettings { Package = "Ingest" }, Pulumi.Output.Create("test-ingest"), alerts);
        });

        var account = aws.Inputs(Alarm, "account-concurrency");
        Assert.Equal(900.0, account["threshold"]);
        Assert.Equal(2, ((ImmutableArray<object>)account["alarmActions"]).Length);
        Assert.Equal(24_000.0, aws.Inputs(Alarm, "ingest-duration")["threshold"]);
        Assert.Equal("Url5xxCount", aws.Inputs(Alarm, "ingest-5xx")["metricName"]);
        Assert.Equal(4, ((string)aws.Inputs(Composite, "ingest")["alarmRule"]).Split(" OR ").Length);
    }

    private static List<MockResourceArgs> Alarms(MockedAws aws) => [.. aws.Declared.Where(resource => resource.Type == Alarm)];

    private static Task<MockedAws> DeclareAsync(ConsumerSettings settings) => MockedAws.DeclareAsync(() => _ = new ConsumerAlarms(
        "projection", settings, MonitoringSamples.Watched(settings), MonitoringSamples.Alerts()));
}
