using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Tests.Functions;

/// <summary>A message's trace goes on in its consumer, whatever carried it there.</summary>
public sealed class TraceTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string SpanId = "00f067aa0ba902b7";
    private const string TraceParent = $"00-{TraceId}-{SpanId}-01";
    private const string OtherParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private const string XRay = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    [Fact]
    public async Task The_events_own_extension_comes_first()
    {
        var batch = new SqsBatch().Raw("m1", Extended(TraceParent)).WithAttribute("traceparent", OtherParent).WithSystemAttribute("AWSTraceHeader", XRay);

        Assert.Equal(TraceId, await TraceIdOf(batch));
    }

    [Fact]
    public async Task Then_the_message_attribute_of_a_raw_message()
    {
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithAttribute("traceparent", TraceParent).WithSystemAttribute("AWSTraceHeader", XRay);

        Assert.Equal(TraceId, await TraceIdOf(batch));
    }

    [Fact]
    public async Task Or_that_of_the_notification_in_its_envelope()
    {
        Assert.Equal(TraceId, await TraceIdOf(new SqsBatch().Enveloped("m1", "sns-1", TestEvents.SignUp("e1", "u1"), traceParent: TraceParent)));
    }

    [Fact]
    public async Task Or_that_of_a_notification_that_a_topic_sent_to_the_function()
    {
        var bench = new ConsumerBench();

        await bench.Handle(SnsInvocation.Of("sns-1", TestEvents.BareSignUp("u1"), TraceParent));

        Assert.Equal(TraceId, (string?)bench.Log[0]["traceId"]);
    }

    [Theory]
    [InlineData(XRay)]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793")]
    [InlineData("Sampled=0; Root=1-5759e988-bd862e3fe1be46a994272793;Self=1-2")]
    public async Task Then_the_header_that_SQS_keeps_for_XRay(string header)
    {
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithSystemAttribute("AWSTraceHeader", header);

        Assert.Equal("5759e988bd862e3fe1be46a994272793", await TraceIdOf(batch));
    }

    [Fact]
    public async Task An_invalid_message_has_a_trace_too()
    {
        Assert.Equal(TraceId, await TraceIdOf(new SqsBatch().Raw("m1", "not json").WithAttribute("traceparent", TraceParent)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    [InlineData("00-zzf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    public async Task A_malformed_context_is_ignored(string traceParent)
    {
        Assert.Null(await TraceIdOf(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithAttribute("traceparent", traceParent)));
    }

    [Theory]
    [InlineData("Root=")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a99427279")]
    [InlineData("Root=1-5759E988-bd862e3fe1be46a994272793")]
    [InlineData("Root=1-00000000-000000000000000000000000")]
    [InlineData("Root=2-5759e988-bd862e3fe1be46a994272793")]
    [InlineData(";;=;Parent=53995c3f42cd8ad8")]
    public async Task So_is_a_malformed_header(string header)
    {
        Assert.Null(await TraceIdOf(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithSystemAttribute("AWSTraceHeader", header)));
    }

    [Fact]
    public async Task A_handler_runs_in_an_activity_whose_parent_is_the_producers()
    {
        var (stopped, current) = (new List<Activity>(), (Activity?)null);
        using var listener = Listener(TraceId, stopped);
        var bench = new ConsumerBench((_, _) =>
        {
            current = Activity.Current;
            return Task.CompletedTask;
        });

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithAttribute("traceparent", TraceParent).WithAttribute("tracestate", "a=b"));

        var activity = Assert.Single(stopped);
        Assert.Same(activity, current);
        Assert.Equal((ActivityKind.Consumer, SpanId, "a=b"), (activity.Kind, activity.ParentSpanId.ToHexString(), activity.TraceStateString));
        Assert.Equal("process welcome-email", activity.DisplayName);
        Assert.Equal(
            [
                "cloudevents.event_id=e1", "cloudevents.event_source=/accounts", "cloudevents.event_type=user.signed-up",
                "messaging.consumer.group.name=welcome-email", "messaging.destination.name=welcome-email", "messaging.message.id=m1",
                "messaging.operation.name=process", "messaging.operation.type=process", "messaging.system=aws_sqs",
            ],
            activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task A_failure_is_the_activitys_status()
    {
        const string id = "1bf92f3577b34da6a3ce929d0e0e4736";
        var stopped = new List<Activity>();
        using var listener = Listener(id, stopped);
        var bench = new ConsumerBench((_, _) => throw new TimeoutException("late"));

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).WithAttribute("traceparent", $"00-{id}-{SpanId}-01"));

        var activity = Assert.Single(stopped);
        Assert.Equal((ActivityStatusCode.Error, "TimeoutException: late"), (activity.Status, activity.StatusDescription));
        Assert.Equal("System.TimeoutException", activity.GetTagItem("error.type"));
        Assert.Equal(id, (string?)bench.Log[0]["traceId"]);
    }

    private static async Task<string?> TraceIdOf(SqsBatch batch)
    {
        var bench = new ConsumerBench();
        await bench.Handle(batch);
        return (string?)bench.Log.Single()["traceId"];
    }

    private static string Extended(string traceParent)
    {
        var cloudEvent = JsonNode.Parse(TestEvents.SignUp("e1", "u1"))!;
        cloudEvent["traceparent"] = traceParent;
        return cloudEvent.ToJsonString();
    }

    /// <summary>Listens to one trace alone: other tests run beside this one.</summary>
    private static ActivityListener Listener(string traceId, List<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Functions.Consuming",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToHexString() == traceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
