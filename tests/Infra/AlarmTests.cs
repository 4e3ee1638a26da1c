using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;
using Pulumi.Aws.Sqs;

namespace Tests.Infra;

public sealed class AlarmTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    [Fact]
    public async Task The_first_dead_letter_sets_off_an_alarm_that_says_what_to_do()
    {
        var inputs = (await DeclareAsync()).Inputs(Alarm, "projection-dead-letters");

        Assert.Equal("ApproximateNumberOfMessagesVisible", inputs["metricName"]);
        Assert.Equal("test-projection-dlq", Dimension(inputs, "QueueName"));
        Assert.Equal(0.0, inputs["threshold"]);
        Assert.Equal(1.0, inputs["evaluationPeriods"]);
        Assert.Equal("notBreaching", inputs["treatMissingData"]);
        Assert.Equal("arn:alerts", Assert.Single((ImmutableArray<object>)inputs["alarmActions"]));
        Assert.Contains("after 4 attempts", (string)inputs["alarmDescription"]);
    }

    [Fact]
    public async Task A_message_may_not_be_older_than_all_its_attempts_take()
    {
        var inputs = (await DeclareAsync()).Inputs(Alarm, "projection-age");

        Assert.Equal(4 * 185.0, inputs["threshold"]);
        Assert.Equal("test-projection", Dimension(inputs, "QueueName"));
        Assert.Contains("740s", (string)inputs["alarmDescription"]);
    }

    [Theory]
    [InlineData("projection-errors", "Errors", 3)]
    [InlineData("projection-throttles", "Throttles", 5)]
    public async Task A_function_that_goes_on_failing_is_reported(string name, string metric, int minutes)
    {
        var inputs = (await DeclareAsync()).Inputs(Alarm, name);

        Assert.Equal(metric, inputs["metricName"]);
        Assert.Equal((double)minutes, inputs["evaluationPeriods"]);
        Assert.Equal("test-projection", Dimension(inputs, "FunctionName"));
    }

    [Theory]
    [InlineData("orders-undelivered", "test-orders-undelivered")]
    [InlineData("orders-parked", "test-orders-parking")]
    public async Task A_topic_reports_what_reached_no_queue_and_what_nobody_takes(string name, string queue) =>
        Assert.Equal(queue, Dimension((await DeclareAsync()).Inputs(Alarm, name), "QueueName"));

    [Fact]
    public async Task Alarms_of_this_account_may_publish_alerts_and_people_get_them()
    {
        var aws = await DeclareAsync();

        var statements = MockedAws.Json(aws.Inputs("aws:sns/topicPolicy:TopicPolicy", "alerts-policy")["policy"]).GetProperty("Statement");
        var allow = Assert.Single(statements.EnumerateArray(), statement => statement.GetProperty("Effect").GetString() == "Allow");
        Assert.Equal("cloudwatch.amazonaws.com", allow.GetProperty("Principal").GetProperty("Service").GetString());
        Assert.Equal("123456789012", allow.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString());
        Assert.Equal("me@example.com", aws.Inputs("aws:sns/topicSubscription:TopicSubscription", "alerts-me@example.com")["endpoint"]);
    }

    private static string Dimension(ImmutableDictionary<string, object> inputs, string name) =>
        (string)((ImmutableDictionary<string, object>)inputs["dimensions"])[name];

    private static Task<MockedAws> DeclareAsync() => MockedAws.DeclareAsync(() =>
    {
        var alerts = new AlertsTopic("alerts", new AlertSettings(["me@example.com"]));
        var topic = new EventTopic("orders", ConsumerSamples.Topic);
        var undelivered = new UndeliveredQueue("orders-undelivered", topic);
        _ = new TopicAlarms("orders", undelivered, new ParkingQueue("orders-parking", ConsumerSamples.Topic, topic, undelivered), alerts);
        var queue = new ConsumerQueue("projection", ConsumerSamples.Consumer);
        var consumer = new LambdaConsumer("projection", ConsumerSamples.Consumer, new Queue("queue", new QueueArgs { Name = "queue" }), new EventTable("handled", "id"), state: null);
        _ = new ConsumerAlarms("projection", ConsumerSamples.Consumer, queue, consumer, alerts);
    });
}
