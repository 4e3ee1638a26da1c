using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Functions.Consuming;
using Functions.Consuming.Failures;
using Functions.Logging;
using Local.Running;
using Xunit;

namespace Tests.Functions;

/// <summary>The line from which CloudWatch makes metrics.</summary>
public sealed class MetricLineTests
{
    [Fact]
    public async Task An_invocation_ends_with_one_line_of_metrics()
    {
        ConsumerBench? bench = null;
        var failures = new FailureBench();
        bench = new ConsumerBench(
            (data, _) =>
            {
                bench!.Clock.Advance(TimeSpan.FromMilliseconds(12.5));
                return data.UserId switch
                {
                    "u2" => throw new TimeoutException("late"),
                    "u3" => throw new PermanentFailureException("no such user"),
                    _ => Task.CompletedTask,
                };
            },
            failures.Handling(OnInvalid.Discard),
            measures: true);

        await bench.Handle(new SqsBatch()
            .Raw("m1", TestEvents.SignUp("e1", "u1"))
            .Raw("m2", TestEvents.SignUp("e1", "u1"))
            .Raw("m3", TestEvents.SignUp("e2", "u2"))
            .Raw("m4", TestEvents.SignUp("e3", "u3"))
            .Raw("m5", "not json"));

        Assert.Equal(
            """
            {"_aws":{"Timestamp":1795348800037,"CloudWatchMetrics":[{"Namespace":"EventBackbone","Dimensions":[["FunctionName"]],"Metrics":[
            {"Name":"Processed","Unit":"Count"},{"Name":"Duplicates","Unit":"Count"},{"Name":"Failed","Unit":"Count"},
            {"Name":"DeadLettered","Unit":"Count"},{"Name":"Discarded","Unit":"Count"},
            {"Name":"AgeAtHandling","Unit":"Milliseconds"},{"Name":"HandlerDuration","Unit":"Milliseconds"}]}]},
            "FunctionName":"dev-welcome-email","Processed":1,"Duplicates":1,"Failed":1,"DeadLettered":1,"Discarded":1,
            "AgeAtHandling":[60000,60012.5,60025],"HandlerDuration":[12.5,12.5,12.5]}
            """.ReplaceLineEndings(""),
            bench.RawLog.TrimEnd().Split('\n')[^1]);
        Assert.Single(Lines(bench));
        Conform(Lines(bench).Single());
    }

    [Fact]
    public async Task It_is_written_when_a_notification_fails_too()
    {
        var bench = new ConsumerBench((_, _) => throw new TimeoutException("late"), measures: true);

        await Assert.ThrowsAsync<NotificationFailedException>(() => bench.Handle(SnsInvocation.Of("sns-1", TestEvents.BareSignUp("u1"))));

        Assert.Equal(1, (int)Lines(bench).Single()["Failed"]!);
    }

    [Fact]
    public async Task Nothing_handled_is_no_line_and_each_invocation_counts_for_itself()
    {
        var bench = new ConsumerBench(measures: true);

        await bench.Handle("""{"Records":[]}""");
        Assert.Empty(bench.Log);
        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", TestEvents.BareSignUp("u2")));
        await bench.Handle(new SqsBatch().Raw("m3", TestEvents.BareSignUp("u3")));

        Assert.Equal([2, 1], Lines(bench).Select(line => (int)line["Processed"]!));
    }

    [Fact]
    public async Task More_than_a_hundred_values_go_on_in_further_lines_and_no_count_is_written_twice()
    {
        var bench = new ConsumerBench(measures: true);
        var batch = new SqsBatch();
        for (var at = 1; at <= 201; at++)
        {
            batch.Raw($"m{at}", TestEvents.BareSignUp($"u{at}"));
        }

        await bench.Handle(batch);

        var lines = Lines(bench);
        Assert.Equal(3, lines.Count);
        Assert.All(lines, Conform);
        Assert.Equal([100, 100, 1], lines.Select(line => line["HandlerDuration"] is JsonArray values ? values.Count : 1));
        Assert.Equal(201, lines.Sum(line => (int?)line["Processed"] ?? 0));
        Assert.Equal(["AgeAtHandling", "HandlerDuration"], Names(lines[2]));
    }

    [Fact]
    public async Task Consumers_in_one_process_do_not_mix()
    {
        var (one, other) = (new ConsumerBench(measures: true), new ConsumerBench(measures: true));

        await other.Handle(new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", TestEvents.BareSignUp("u2")));
        await one.Handle(new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")));

        Assert.Equal(1, (int)Lines(one).Single()["Processed"]!);
        Assert.Equal(2, (int)Lines(other).Single()["Processed"]!);
    }

    [Fact]
    public async Task The_only_tag_is_the_type_of_an_event_of_the_catalog()
    {
        var bench = new ConsumerBench();
        var tags = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter, bench.Metrics.Meter))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, measured, _) =>
            tags.Add($"{instrument.Name} {string.Join(",", measured.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();

        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.BareSignUp("u1")).Raw("m2", """{"eventType":"NO_SUCH_EVENT"}"""));

        Assert.Equal(["Processed EventType=user.signed-up", "Failed "], tags);
        Assert.Equal("Functions.Consuming", bench.Metrics.Meter.Name);
    }

    [Fact]
    public async Task A_line_of_metrics_is_no_account_of_a_message()
    {
        var bench = new ConsumerBench(measures: true);

        await bench.Handle(new SqsBatch().Raw("7d7a1e0e-7e0b-4f2f-8f6b-0c1d2e3f4a5b", TestEvents.BareSignUp("u1")));

        var lines = bench.RawLog.TrimEnd().Split('\n');
        Assert.NotNull(ConsumerAccount.Parse(lines[0]));
        Assert.Null(ConsumerAccount.Parse(lines[1]));
    }

    [Fact]
    public void What_is_no_number_is_left_out()
    {
        var output = new StringWriter();
        using var meter = new Meter("any");
        var histogram = meter.CreateHistogram<double>("H", "ms");
        using var exporter = new EmfExporter(meter, "N", "D", "\"quoted\"\n", () => output, new StillClock());

        histogram.Record(double.NaN);
        exporter.Export();
        Assert.Empty(output.ToString());
        histogram.Record(double.PositiveInfinity);
        histogram.Record(2);
        exporter.Export();

        var line = JsonNode.Parse(Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)))!.AsObject();
        Assert.Equal((2.0, "\"quoted\"\n"), ((double)line["H"]!, (string?)line["D"]));
        Conform(line);
    }

    private static List<JsonObject> Lines(ConsumerBench bench) => [.. bench.Log.Where(line => line.ContainsKey("_aws"))];

    private static string[] Names(JsonObject line) =>
        [.. line["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]!.AsArray().Select(metric => (string)metric!["Name"]!)];

    /// <summary>The rules of the specification: what a directive names is a member of the root, of the right kind and size.</summary>
    private static void Conform(JsonObject line)
    {
        var directive = line["_aws"]!["CloudWatchMetrics"]!.AsArray().Single()!;
        Assert.Equal(["Timestamp", "CloudWatchMetrics"], line["_aws"]!.AsObject().Select(member => member.Key));
        Assert.InRange(((string)directive["Namespace"]!).Length, 1, 1_024);
        var dimension = (string)directive["Dimensions"]!.AsArray().Single()!.AsArray().Single()!;
        Assert.InRange(((string)line[dimension]!).Length, 1, 1_024);
        Assert.InRange(Names(line).Length, 1, 100);
        foreach (var metric in directive["Metrics"]!.AsArray())
        {
            Assert.Contains((string)metric!["Unit"]!, new[] { "Count", "Milliseconds" });
            var value = line[(string)metric["Name"]!]!;
            Assert.All(value is JsonArray values ? values.AsEnumerable() : [value], one => Assert.True(one!.AsValue().TryGetValue<double>(out _)));
            Assert.InRange(value is JsonArray array ? array.Count : 1, 1, 100);
        }

        Assert.Equal(Names(line).Concat(["_aws", dimension]).Order(), line.Select(member => member.Key).Order());
    }
}
