using System.Text.Json.Nodes;
using Functions.Logging;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Tests.Functions;

public sealed class LogLineTests
{
    [Fact]
    public async Task A_record_is_accounted_for_in_one_line_of_stable_shape()
    {
        ConsumerBench? bench = null;
        bench = new ConsumerBench((_, _) =>
        {
            bench!.Clock.Advance(TimeSpan.FromMilliseconds(12));
            return Task.CompletedTask;
        });

        await bench.Handle(new SqsBatch().Enveloped("m1", "sns-1", TestEvents.SignUp("e1", "u1"), attempt: 2));

        Assert.Equal(
            """
            {"timestamp":"2026-11-22T12:00:00.012Z","level":"Information","message":"event processed","consumer":"welcome-email",
            "outcome":"processed","messageId":"m1","eventId":"e1","eventType":"user.signed-up","attempt":2,"durationMs":12}
            """.ReplaceLineEndings(""),
            bench.RawLog.TrimEnd());
    }

    [Fact]
    public async Task A_failure_adds_its_reason_at_the_end()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException("line 1\r\nline 2"));

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")));

        Assert.Equal(
            ["timestamp", "level", "message", "consumer", "outcome", "messageId", "eventId", "eventType", "attempt", "durationMs", "reason"],
            bench.Log[0].Select(field => field.Key));
        Assert.Equal("InvalidOperationException: line 1  line 2", (string?)bench.Log[0]["reason"]);
        Assert.Equal("Error", (string?)bench.Log[0]["level"]);
    }

    [Theory]
    [InlineData("\r\n[ERROR] fake")]
    [InlineData("\u001b[2J\u0007")]
    [InlineData("\u202Egnp.exe\u2066")]
    [InlineData("\u2028\u2029\u0085")]
    [InlineData("\"},{\"outcome\":\"processed")]
    [InlineData("\\\"</script>")]
    public async Task Hostile_text_stays_inside_its_field(string hostile)
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException(hostile));

        await bench.Handle(new SqsBatch()
            .Raw("m1" + hostile, TestEvents.SignUp("e1" + hostile, "u1"))
            .Raw("m2", $"{{\"eventType\":{JsonValue.Create(hostile).ToJsonString()}}}"));

        Assert.Equal(2, bench.Log.Count);
        Assert.Equal(2, bench.RawLog.Count(character => character == '\n'));
        Assert.All(bench.RawLog, character => Assert.InRange(character, '\n', '~'));
        Assert.All(bench.Log, line => Assert.Equal("failed", (string?)line["outcome"]));
        Assert.All(bench.Log.SelectMany(line => line), field => Assert.DoesNotContain(field.Value!.ToString(), char.IsControl));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_does_not_stop_the_log()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException("half \ud83e of a pair, whole 🦊"));

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")));

        Assert.Equal("InvalidOperationException: half \uFFFD of a pair, whole 🦊", bench.Reasons.Single());
    }

    [Fact]
    public async Task Reasons_and_ids_are_capped()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException(new string('x', 100_000)));

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp(new string('e', 1_000), "u1")));

        Assert.Equal(500, bench.Reasons.Single()!.Length);
        Assert.EndsWith("…", bench.Reasons.Single());
        Assert.Equal(256, ((string?)bench.Log[0]["eventId"])!.Length);
    }

    [Fact]
    public async Task The_payload_of_an_event_is_never_logged()
    {
        const string canary = "canary-4711";
        var bench = new ConsumerBench();

        await bench.Handle(new SqsBatch()
            .Raw("m1", TestEvents.SignUp("e1", canary))
            .Raw("m2", $"{{\"eventType\":\"USER_SIGNUP\",\"email\":\"{canary}\"}}")
            .Raw("m3", canary));

        Assert.DoesNotContain(canary, bench.RawLog);
    }

    [Fact]
    public void Every_kind_of_field_makes_a_line_that_parses()
    {
        var output = new StringWriter();
        ILogger log = new JsonLineLogger(() => output, new StillClock());

        log.LogWarning(new TimeoutException("late"), "{Text} {Int} {Long} {Double} {NaN} {Flag} {Nothing}", "a\nb", 1, 2L, 0.5, double.NaN, true, null);
        log.LogDebug("below the level of the log");

        var line = JsonNode.Parse(Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)))!.AsObject();
        Assert.Equal(("a\nb", 1, 2L), ((string?)line["Text"], (int)line["Int"]!, (long)line["Long"]!));
        Assert.Equal((0.5, "NaN", true), ((double)line["Double"]!, (string?)line["NaN"], (bool)line["Flag"]!));
        Assert.False(line.ContainsKey("Nothing"));
        Assert.Contains("late", (string?)line["exception"]);
    }

    [Fact]
    public void Each_line_goes_to_the_console_of_its_moment()
    {
        var first = new StringWriter();
        var second = new StringWriter();
        var current = first;
        ILogger log = new JsonLineLogger(() => current, new StillClock());

        log.LogInformation("one");
        current = second;
        log.LogInformation("two");

        Assert.Contains("one", first.ToString());
        Assert.Contains("two", second.ToString());
    }
}
