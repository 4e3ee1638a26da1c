using System.Diagnostics;
using System.Text.Json.Nodes;
using Functions.Calls;
using Functions.Publishing;
using Tests.Local;
using Xunit;

namespace Tests.Functions;

/// <summary>An event is published in the trace of whoever publishes it.</summary>
public sealed class PublishedTraceTests
{
    private const string Other = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    [Fact]
    public void A_CloudEvent_gets_the_trace_as_attributes_and_nothing_else_of_its_text_changes()
    {
        const string body = """{ "specversion":"1.0", "id":"e1","source":"/a","type":"user.signed-up","data":{"userId":"u\u0031", "n": 1.50} } """;
        using var activity = Started("vendor=\"x\"");

        var message = Ready(body);

        Assert.Equal(
            $$"""{ "specversion":"1.0", "id":"e1","source":"/a","type":"user.signed-up","data":{"userId":"u\u0031", "n": 1.50} ,"traceparent":"{{activity.Id}}","tracestate":"vendor=\u0022x\u0022"} """,
            message.Body);
        Assert.Equal("vendor=\"x\"", (string?)JsonNode.Parse(message.Body)!["tracestate"]);
        Assert.Equal(["eventType"], message.Attributes.Select(attribute => attribute.Name));
    }

    [Fact]
    public void An_event_that_has_a_trace_keeps_it()
    {
        var body = Traced(Other);
        using var activity = Started("vendor=x");

        Assert.Equal(body, Ready(body).Body);
    }

    [Fact]
    public void A_bare_event_gets_the_trace_as_attributes_of_its_message()
    {
        using var activity = Started("vendor=x");

        var message = Ready(TestEvents.BareSignUp("u1"));

        Assert.Equal(TestEvents.BareSignUp("u1"), message.Body);
        Assert.Equal(
            [new("eventType", "String", "user.signed-up"), new("traceparent", "String", activity.Id!), new MessageAttribute("tracestate", "String", "vendor=x")],
            message.Attributes);
    }

    [Fact]
    public void A_bare_event_has_no_more_attributes_than_raw_delivery_takes()
    {
        using var activity = Started("vendor=x");
        var names = Enumerable.Range(1, 9).Select(at => $"f{at}").ToList();
        var body = $$"""{"eventType":"USER_SIGNUP","userId":"u1",{{string.Join(',', names.Select(name => $"\"{name}\":\"v\""))}}}""";

        int Attributes(int fields) => Assert.IsType<EventCheck.Ready>(
            Publisher(new Topics([new Topic("users", "arn:t", Grouping.None, [.. names.Take(fields)])])).Check(body)).Message.Attributes.Count;

        Assert.Equal((9, 10, 10), (Attributes(6), Attributes(8), Attributes(9)));
    }

    [Fact]
    public void An_event_that_the_trace_would_make_too_large_goes_without_it()
    {
        static string Padded(int length) => $$"""{"specversion":"1.0","id":"e1","source":"/a","data":{"userId":"u","note":"{{new string('x', length)}}"},"type":"user.signed-up"}""";
        var body = Padded(SnsLimits.MessageBytes - Padded(0).Length - "eventTypeStringuser.signed-up".Length);
        using var activity = Started(state: null);

        Assert.Equal(body, Ready(body).Body);
        Assert.Equal(SnsLimits.MessageBytes, Ready(body).Size);
    }

    [Fact]
    public void Without_an_activity_or_a_W3C_id_nothing_is_added()
    {
        Assert.Equal(TestEvents.SignUp("e1", "u1"), Ready(TestEvents.SignUp("e1", "u1")).Body);
        using var activity = new Activity("old").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        Assert.Equal(TestEvents.SignUp("e1", "u1"), Ready(TestEvents.SignUp("e1", "u1")).Body);
    }

    [Fact]
    public void A_state_that_is_too_long_is_left_out()
    {
        using var activity = Started("v=" + new string('x', 511));

        Assert.EndsWith($",\"traceparent\":\"{activity.Id}\"}}", Ready(TestEvents.SignUp("e1", "u1")).Body);
    }

    private static string Traced(string parent)
    {
        var body = JsonNode.Parse(TestEvents.SignUp("e1", "u1"))!.AsObject();
        body["traceparent"] = parent;
        return body.ToJsonString();
    }

    private static Activity Started(string? state)
    {
        var activity = new Activity("publish").SetIdFormat(ActivityIdFormat.W3C);
        activity.TraceStateString = state;
        return activity.Start();
    }

    private static EventMessage Ready(string body) => Assert.IsType<EventCheck.Ready>(Publisher(ScriptedSns.Topics).Check(body)).Message;

    private static EventPublisher Publisher(Topics topics) => new(new ScriptedSns(), topics, Backoff.Default, new EagerClock(), () => 0);
}
