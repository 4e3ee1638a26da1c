using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Functions.Publishing.Sns;
using Ingest;
using Xunit;

namespace Tests.Functions;

public sealed class IngestTests
{
    private const string Json = "application/json";
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private readonly IngestBench bench = new();

    [Theory]
    [InlineData(Structured)]
    [InlineData("Application/CloudEvents+JSON; charset=UTF-8")]
    public async Task A_CloudEvent_is_published_and_answered_with_its_ids(string contentType)
    {
        var (status, _, body) = await bench.Post(contentType, TestEvents.SignUp("e1", "u1"));

        Assert.Equal((202, """{"accepted":[{"id":"e1","type":"user.signed-up","topic":"users","messageId":"sns-1"}]}"""), (status, body));
        Assert.Equal(TestEvents.SignUp("e1", "u1"), Assert.Single(Assert.Single(bench.Sns.Requests)).Body);
    }

    [Fact]
    public async Task A_bare_event_stays_bare_and_gets_the_topics_id()
    {
        var (status, _, body) = await bench.Post(Json, TestEvents.BareSignUp("u1"));

        Assert.Equal((202, """{"accepted":[{"id":"sns-1","type":"user.signed-up","topic":"users","messageId":"sns-1"}]}"""), (status, body));
        Assert.Equal(TestEvents.BareSignUp("u1"), bench.Sns.Requests[0][0].Body);
    }

    [Theory]
    [InlineData(Batch, true)]
    [InlineData(Json, false)]
    public async Task An_array_of_events_is_published_in_its_order(string contentType, bool cloudEvents)
    {
        var events = Enumerable.Range(1, 11).Select(at => cloudEvents ? TestEvents.SignUp($"e{at}", "u") : TestEvents.BareSignUp($"u{at}")).ToList();

        var (status, _, body) = await bench.Post(contentType, $"[ {string.Join(" ,\n", events)} ]");

        Assert.Equal(202, status);
        Assert.Equal(11, JsonNode.Parse(body)!["accepted"]!.AsArray().Count);
        Assert.Equal(events, bench.Sns.Requests.SelectMany(request => request).Select(message => message.Body));
    }

    [Fact]
    public async Task A_CloudEvent_in_binary_mode_is_published_as_one_document()
    {
        var (status, _, _) = await bench.Send(
            "POST", Json, """{"userId":"u1"}"""u8.ToArray(), asBase64: true,
            ("ce-specversion", "1.0"), ("ce-id", "e1"), ("ce-source", "/accounts"), ("ce-type", "user.signed-up"), ("Ce-Subject", "Zo%C3%AB"), ("ce-traceparent", "00-a-b-01"));

        Assert.Equal(202, status);
        var published = JsonNode.Parse(bench.Sns.Requests[0][0].Body)!;
        Assert.Equal(("e1", "Zoë", "00-a-b-01", "u1"), ((string)published["id"]!, (string)published["subject"]!, (string)published["traceparent"]!, (string)published["data"]!["userId"]!));
    }

    [Fact]
    public async Task Binary_mode_without_its_version_or_with_data_in_a_header_is_refused()
    {
        Assert.Contains("no header `ce-specversion`", (await bench.Post(Json, "{}", ("ce-id", "e1"))).Body);
        Assert.Contains("header `ce-data`", (await bench.Post(Json, "{}", ("ce-specversion", "1.0"), ("ce-data", "1"))).Body);
        Assert.Empty(bench.Sns.Requests);
    }

    [Fact]
    public async Task One_invalid_event_and_nothing_is_published_and_every_reason_is_given()
    {
        var (status, _, body) = await bench.Post(
            Json, $$"""[{{TestEvents.BareSignUp("u1")}},{"eventType":"USER_SIGNUP","userId":7,"email":8},{"eventType":"NO_SUCH"},5]""");

        Assert.Equal(400, status);
        Assert.Equal(
            """
            {"error":"3 of 4 events cannot be published, so none was","events":[
            {"index":1,"id":null,"reasons":["data.userId: must be string, is a number","data.email: must be string, is a number"]},
            {"index":2,"id":null,"reasons":["unknown event type `NO_SUCH` in `eventType`"]},
            {"index":3,"id":null,"reasons":["not a JSON object but a number"]}],"published":[]}
            """.ReplaceLineEndings(""),
            body);
        Assert.Empty(bench.Sns.Requests);
    }

    [Theory]
    [InlineData(Structured, """{"eventType":"USER_SIGNUP","userId":"u1"}""", "no CloudEvent (no `specversion`)")]
    [InlineData(Structured, "[]", "is one CloudEvent, the body is an array")]
    [InlineData(Batch, "{}", "is a JSON array of CloudEvents, the body is none")]
    [InlineData(Json, "", "not JSON (line 1, byte 1)")]
    [InlineData(Json, "{\n \"a\": nope }", "(line 2, byte 8)")]
    [InlineData(Structured, """{"specversion":"1.0","id":"o1","source":"/s","type":"order.cancelled","data":{"orderId":"o1","revision":1}}""", "no group: topic `orders` is FIFO")]
    public async Task What_is_not_what_it_is_said_to_be_is_refused_with_400(string contentType, string body, string reason)
    {
        var (status, _, answer) = await bench.Post(contentType, body);

        Assert.Equal(400, status);
        Assert.Contains(reason, answer);
        Assert.Empty(JsonNode.Parse(answer)!["published"]!.AsArray());
        Assert.Empty(bench.Sns.Requests);
        Assert.Equal("refused", (string?)bench.Log["outcome"]);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Only_POST_is_allowed(string method)
    {
        var (status, headers, body) = await bench.Send(method, Json, [], asBase64: false);

        Assert.Equal((405, "POST"), (status, (string?)headers["allow"]));
        Assert.Contains($"{method} is not allowed here", body);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused_with_those_that_are_taken(string? contentType)
    {
        var (status, _, body) = await bench.Send("POST", contentType, "{}"u8.ToArray(), asBase64: false);

        Assert.Equal(415, status);
        Assert.All([Json, Structured, Batch], allowed => Assert.Contains(allowed, body));
    }

    [Fact]
    public async Task Too_much_is_refused_with_its_size_and_the_limit()
    {
        var large = await bench.Post(Json, new string(' ', (6 * 1024 * 1024) + 1));
        var many = await bench.Post(Json, $"[{string.Join(',', Enumerable.Repeat("1", 10_001))}]");
        var wide = await bench.Post(Json, $$"""{"eventType":"USER_SIGNUP","userId":"u","note":"{{new string('x', 262_144)}}"}""");

        Assert.Equal((413, 413, 413), (large.Status, many.Status, wide.Status));
        Assert.Contains("the body has 6291457 bytes, one request takes at most 6291456", large.Body);
        Assert.Contains("10001 events, one request takes at most 10000", many.Body);
        Assert.Contains("too large: 262223 bytes with its attributes, SNS takes at most 262144", wide.Body);
    }

    [Theory]
    [InlineData("InternalError", 502, null)]
    [InlineData("Throttled", 503, "1")]
    public async Task What_could_not_be_published_is_told_apart_from_what_was(string code, int status, string? retryAfter)
    {
        var partly = new IngestBench(new ScriptedSns { Refuse = (_, message) => message.Id == "e2" ? ScriptedSns.Error(code) : null });

        var answer = await partly.Post(Batch, $"[{TestEvents.SignUp("e1", "u1")},{TestEvents.SignUp("e2", "u2")},{TestEvents.SignUp("e3", "u3")}]");

        Assert.Equal((status, retryAfter), (answer.Status, (string?)answer.Headers["retry-after"]));
        Assert.Equal(
            $$"""
            {"error":"1 of 3 events were not published: send those again","accepted":[
            {"index":0,"id":"e1","type":"user.signed-up","topic":"users","messageId":"sns-1"},
            {"index":2,"id":"e3","type":"user.signed-up","topic":"users","messageId":"sns-2"}],
            "failed":[{"index":1,"id":"e2","code":"{{code}}","reason":"{{code}} it is (given up after 8 attempts)"}]}
            """.ReplaceLineEndings(""),
            answer.Body);
        Assert.Equal(("failed", 2, 1), ((string)partly.Log["outcome"]!, (int)partly.Log["published"]!, (int)partly.Log["failed"]!));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_fails_every_event()
    {
        var gone = new IngestBench(new ScriptedSns { Refuse = (_, _) => throw new SnsException("NotFound", "Topic does not exist", HttpStatusCode.NotFound) });

        var (status, _, body) = await gone.Post(Json, TestEvents.BareSignUp("u1"));

        Assert.Equal(502, status);
        Assert.Contains(""""failed":[{"index":0,"id":null,"code":"NotFound","reason":"Topic does not exist"}]"""", body);
    }

    [Fact]
    public async Task A_request_is_accounted_for_in_one_line_without_its_payload()
    {
        await bench.Post(Structured, TestEvents.SignUp("e1", "canary-4711"));

        Assert.Equal(
            """
            {"timestamp":"2026-11-22T12:00:00.000Z","level":"Information","message":"request accepted","outcome":"accepted",
            "requestId":"request-1","status":202,"events":1,"published":1,"failed":0,"eventIds":"e1","durationMs":0}
            """.ReplaceLineEndings(""),
            bench.RawLog.TrimEnd());
    }

    [Fact]
    public async Task Hostile_bodies_get_an_answer_and_publish_nothing()
    {
        var deep = new string('[', 100_000);
        var deepEvent = $$"""{"eventType":"USER_SIGNUP","userId":"u1","a":{{new string('[', 70)}}{{new string(']', 70)}}}""";
        foreach (var body in new[]
        {
            deep, deepEvent, """{"eventType":"USER_SIGNUP","userId":1e999999999}""", """{"eventType":"USER_SIGNUP","userId":"\ud800"}""",
            """{"specversion":"1.0","id":"","source":"","type":""}""", "\"\\u0000\"", "null", """{"eventType":null}""",
        })
        {
            Assert.Equal((body[..Math.Min(60, body.Length)], 400), (body[..Math.Min(60, body.Length)], (await bench.Post(Json, body)).Status));
        }

        Assert.Empty(bench.Sns.Requests);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_refused_with_its_place()
    {
        var (status, _, body) = await bench.Send("POST", Json, [.. "{\n\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8], asBase64: true);

        Assert.Equal(400, status);
        Assert.Contains("not JSON (line 2, byte 6): not UTF-8", body);
    }

    [Fact]
    public async Task A_body_that_is_said_to_be_base64_and_is_not_is_refused()
    {
        const string request = """{"requestContext":{"http":{"method":"POST"}},"headers":{"content-type":"application/json"},"body":"{}","isBase64Encoded":true}""";
        var function = new Function(null!, TimeSpan.FromSeconds(1), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, new StillClock());

        var answer = JsonNode.Parse(await function.Handle(new MemoryStream(Encoding.UTF8.GetBytes(request))))!;

        Assert.Equal((400, true), ((int)answer["statusCode"]!, ((string)answer["body"]!).Contains("said to be base64 and is not")));
    }

    [Fact]
    public async Task Ten_thousand_events_are_answered_for_one_by_one_good_or_bad()
    {
        var good = await bench.Post(Json, $"[{string.Join(',', Enumerable.Range(0, 10_000).Select(at => TestEvents.BareSignUp($"u{at}")))}]");
        var bad = await bench.Post(Json, $"[{string.Join(',', Enumerable.Repeat("""{"eventType":"\u0022\u0022\u0022\u0022"}""", 10_000))}]");

        Assert.Equal((202, 1_000, 10_000), (good.Status, bench.Sns.Requests.Count, JsonNode.Parse(good.Body)!["accepted"]!.AsArray().Count));
        var refused = JsonNode.Parse(bad.Body)!;
        Assert.Equal(400, bad.Status);
        Assert.InRange(Encoding.UTF8.GetByteCount(bad.Body), 100_000, 2_000_000);
        Assert.Equal(10_000, refused["events"]!.AsArray().Count + ((int?)refused["eventsNotListed"] ?? 0));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Records":[]}""")]
    public async Task What_is_no_request_fails_the_invocation(string input)
    {
        var function = new Function(null!, TimeSpan.FromSeconds(1), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, new StillClock());

        await Assert.ThrowsAnyAsync<JsonException>(() => function.Handle(new MemoryStream(Encoding.UTF8.GetBytes(input))));
    }
}
