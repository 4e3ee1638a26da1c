using System.Formats.Cbor;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Sim;
using Sim.CloudWatch;

namespace Tests.Local.Endpoints;

/// <summary>What clients ask of CloudWatch, in each of its protocols over HTTP.</summary>
public sealed class CloudWatchEndpointTests : IAsyncLifetime
{
    private const string Cbor = "/service/GraniteServiceVersion20100801/operation/";

    private const string Alarm = """
        {"AlarmName":"backlog","MetricName":"Waiting","Namespace":"Shop","Statistic":"Maximum","Period":60,"EvaluationPeriods":1,"Threshold":5,
         "ComparisonOperator":"GreaterThanThreshold","AlarmActions":["arn:aws:sns:eu-west-1:123456789012:alerts"],"AlarmDescription":"too much waits"}
        """;

    private static readonly XNamespace Xml = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private ServedTestWorld? served;

    private World World => served!.World;

    public async Task InitializeAsync() => served = await ServedTestWorld.StartAsync();

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task What_is_put_in_JSON_is_got_in_CBOR()
    {
        await Json("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"Waiting","Dimensions":[{"Name":"Queue","Value":"a,b=c"}],"Values":[1,5],"Counts":[2,1],"Unit":"Count"}]}""");
        Pass(TimeSpan.FromMinutes(2));

        var answer = await SignedCall.SendAsync(served!.Url, "monitoring", HttpMethod.Post, Cbor + "GetMetricData", Query(), "application/cbor", ("smithy-protocol", "rpc-v2-cbor"));

        Assert.Equal("rpc-v2-cbor", answer.Headers.GetValues("smithy-protocol").Single());
        Assert.Equal("application/cbor", answer.Content.Headers.ContentType!.MediaType);
        var reader = new CborReader(await answer.Content.ReadAsByteArrayAsync());
        reader.ReadStartMap();
        Assert.Equal("MetricDataResults", reader.ReadTextString());
        reader.ReadStartArray();
        reader.ReadStartMap();
        Assert.Equal(["Id", "w"], [reader.ReadTextString(), reader.ReadTextString()]);
        Assert.Equal(["Label", "Waiting"], [reader.ReadTextString(), reader.ReadTextString()]);
        Assert.Equal("Timestamps", reader.ReadTextString());
        reader.ReadStartArray();
        Assert.Equal(CborTag.UnixTimeSeconds, reader.ReadTag());
        Assert.Equal(1772366400.0, reader.ReadDouble());
        reader.ReadEndArray();
        Assert.Equal("Values", reader.ReadTextString());
        reader.ReadStartArray();
        Assert.Equal(7, reader.ReadDouble());
    }

    [Fact]
    public async Task The_alarms_of_a_scaling_policy_are_described_with_the_policy_that_they_tell()
    {
        var function = served!.CreateFunction("mailer", _ => global::Sim.Lambda.InvocationResult.Succeeded);
        World.PutProvisionedConcurrency(function, "live", 1, isReady: true);
        World.AutoScaling.RegisterScalableTarget(function, 1, 5);
        World.AutoScaling.PutScalingPolicy(function, new("load", 10));

        var described = await Json("DescribeAlarms", """{"AlarmNamePrefix":"TargetTracking-function:mailer:live-","ActionPrefix":"arn:aws:autoscaling:"}""");

        var alarms = described.GetProperty("MetricAlarms").EnumerateArray().ToList();
        Assert.Equal(["AlarmHigh", "AlarmLow"], alarms.Select(alarm => alarm.GetProperty("AlarmName").GetString()!.Split('-')[2]));
        Assert.All(alarms, alarm => Assert.EndsWith(":policyName/load", alarm.GetProperty("AlarmActions")[0].GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statistics_come_back_as_XML()
    {
        await Json("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"Waiting","Values":[1,5],"Unit":"Count"}]}""");

        var answer = await SignedCall.FormAsync(
            served!.Url, "monitoring",
            "Action=GetMetricStatistics&Version=2010-08-01&Namespace=Shop&MetricName=Waiting&StartTime=2026-03-01T12%3A00%3A00Z&EndTime=2026-03-01T12%3A05%3A00Z&Period=60&Statistics.member.1=Average&Statistics.member.2=SampleCount&ExtendedStatistics.member.1=p90");

        var point = Assert.Single(XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants(Xml + "Datapoints").Single().Elements(Xml + "member"));
        Assert.Equal(("3", "2", "Count"), (point.Element(Xml + "Average")!.Value, point.Element(Xml + "SampleCount")!.Value, point.Element(Xml + "Unit")!.Value));
        Assert.Equal("5", point.Element(Xml + "ExtendedStatistics")!.Element(Xml + "entry")!.Element(Xml + "value")!.Value);
        Assert.Equal("2026-03-01T12:00:00.000Z", point.Element(Xml + "Timestamp")!.Value);
    }

    [Fact]
    public async Task Sums_without_values_have_no_percentiles()
    {
        await Json("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"Waiting","StatisticValues":{"SampleCount":4,"Sum":20,"Minimum":2,"Maximum":8}}]}""");
        var now = World.Clock.GetUtcNow();
        double?[] Get(string statistic) => [.. World.CloudWatch.GetStatistics(MetricId.Of("Shop", "Waiting"), Statistic.Parse(statistic), now, now.AddMinutes(1), TimeSpan.FromMinutes(1)).Select(point => (double?)point.Value)];

        Assert.Equal([5], Get("Average"));
        Assert.Equal([8], Get("Maximum"));
        Assert.Empty(Get("p90"));
    }

    [Fact]
    public async Task Metrics_are_listed_by_their_dimensions()
    {
        await Json("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"Waiting","Dimensions":[{"Name":"Queue","Value":"a,b=c"}],"Value":1},{"MetricName":"Waiting","Value":1}]}""");

        var metric = Assert.Single((await Json("ListMetrics", """{"Namespace":"Shop","Dimensions":[{"Name":"Queue"}]}""")).GetProperty("Metrics").EnumerateArray());

        Assert.Equal("""[{"Name":"Queue","Value":"a,b=c"}]""", metric.GetProperty("Dimensions").GetRawText());
        Assert.Empty((await Json("ListMetrics", """{"Namespace":"Shop","Dimensions":[{"Name":"Queue","Value":"a"}]}""")).GetProperty("Metrics").EnumerateArray());
    }

    [Fact]
    public async Task What_comes_in_bulk_may_be_compressed_and_what_is_too_large_is_not_taken()
    {
        var answer = await Compressed("""{"Namespace":"Shop","MetricData":[{"MetricName":"Waiting","Value":1}]}""");
        var large = await Compressed(new string(' ', 3 * 1024 * 1024));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains(MetricId.Of("Shop", "Waiting"), World.CloudWatch.AllMetrics);
        Assert.Equal(415, (int)large.StatusCode);
    }

    [Fact]
    public async Task An_alarm_is_put_rings_and_is_told_of_with_its_history()
    {
        var inbox = World.CreateQueue(new() { Name = "inbox" });
        World.Subscribe(new() { Topic = World.CreateTopic(new() { Name = "alerts" }), Queue = inbox });
        await Json("PutMetricAlarm", Alarm);
        await Json("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"Waiting","Value":9}]}""");
        Pass(TimeSpan.FromMinutes(1));

        var alarm = Assert.Single((await Json("DescribeAlarms", """{"StateValue":"ALARM"}""")).GetProperty("MetricAlarms").EnumerateArray());
        var history = (await Json("DescribeAlarmHistory", """{"AlarmName":"backlog"}""")).GetProperty("AlarmHistoryItems");

        Assert.Equal(("too much waits", "Maximum", "missing"), (alarm.GetProperty("AlarmDescription").GetString(), alarm.GetProperty("Statistic").GetString(), alarm.GetProperty("TreatMissingData").GetString()));
        Assert.Equal(["Action", "StateUpdate", "ConfigurationUpdate"], history.EnumerateArray().Select(item => item.GetProperty("HistoryItemType").GetString()));
        Assert.Equal("Alarm updated from INSUFFICIENT_DATA to ALARM", history[1].GetProperty("HistorySummary").GetString());
        Assert.Contains("NewStateValue", Assert.Single(World.MessagesIn(inbox)).Body);
    }

    [Fact]
    public async Task An_alarm_is_changed_set_by_hand_and_deleted()
    {
        await Json("PutMetricAlarm", Alarm);
        await Json("PutMetricAlarm", Alarm.Replace("\"Threshold\":5", "\"Threshold\":50"));
        await Json("SetAlarmState", """{"AlarmName":"backlog","StateValue":"ALARM","StateReason":"a rehearsal"}""");

        var alarm = Assert.Single(World.CloudWatch.Alarms);
        Assert.Equal((AlarmState.Alarm, "a rehearsal", 50), (alarm.State, alarm.StateReason, alarm.Metric!.Threshold));
        await Json("DeleteAlarms", """{"AlarmNames":["backlog","unknown"]}""");
        Assert.Empty(World.CloudWatch.Alarms);
    }

    [Fact]
    public async Task A_composite_alarm_is_shown_to_whoever_asks_for_its_type_and_keeps_its_children()
    {
        await Json("PutMetricAlarm", Alarm);
        World.PutCompositeAlarm("any", "ALARM(backlog)", AlarmActions.None);

        Assert.Empty((await Json("DescribeAlarms", "{}")).GetProperty("CompositeAlarms").EnumerateArray());
        var composite = Assert.Single((await Json("DescribeAlarms", """{"AlarmTypes":["CompositeAlarm"]}""")).GetProperty("CompositeAlarms").EnumerateArray());
        Assert.Equal("ALARM(backlog)", composite.GetProperty("AlarmRule").GetString());
        var refused = await Send("DeleteAlarms", """{"AlarmNames":["backlog"]}""");
        Assert.Equal("ValidationError;Sender", refused.Headers.GetValues("x-amzn-query-error").Single());
        await Json("SetAlarmState", """{"AlarmName":"backlog","StateValue":"ALARM","StateReason":"a rehearsal"}""");
        Assert.Equal(AlarmState.Alarm, World.CloudWatch.Alarms.Single(alarm => alarm.Name == "any").State);
    }

    [Theory]
    [InlineData("SetAlarmState", """{"AlarmName":"none","StateValue":"OK","StateReason":"x"}""", 404, "com.amazonaws.cloudwatch#ResourceNotFound", "ResourceNotFound;Sender")]
    [InlineData("SetAlarmState", """{"StateValue":"OK","StateReason":"x"}""", 400, "com.amazonaws.cloudwatch#MissingRequiredParameterException", "MissingParameter;Sender")]
    [InlineData("PutMetricData", """{"Namespace":"AWS/SQS","MetricData":[]}""", 400, "com.amazonaws.cloudwatch#InvalidParameterValueException", "InvalidParameterValue;Sender")]
    [InlineData("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"a","Value":1,"Timestamp":1}]}""", 400, "com.amazonaws.cloudwatch#InvalidParameterValueException", "InvalidParameterValue;Sender")]
    [InlineData("PutMetricData", "[]", 400, "com.amazonaws.cloudwatch#SerializationException", "SerializationException;Sender")]
    [InlineData("ListMetrics", """{"NextToken":"x"}""", 400, "com.amazonaws.cloudwatch#InvalidNextToken", "InvalidNextToken;Sender")]
    [InlineData("PutDashboard", "{}", 400, "com.amazonaws.cloudwatch#UnknownOperationException", "UnknownOperationException;Sender")]
    public async Task What_is_wrong_is_said_in_both_of_its_names(string operation, string body, int status, string type, string query)
    {
        var answer = await Send(operation, body);

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((status, type, query), ((int)answer.StatusCode, json.RootElement.GetProperty("__type").GetString(), answer.Headers.GetValues("x-amzn-query-error").Single()));
    }

    [Fact]
    public async Task An_expression_is_refused_by_name() => Assert.Contains("m1 / 2", await (await Send(
        "GetMetricData", """{"StartTime":1772366400,"EndTime":1772366460,"MetricDataQueries":[{"Id":"e1","Expression":"m1 / 2"}]}""")).Content.ReadAsStringAsync());

    [Theory]
    [InlineData("/", "application/x-www-form-urlencoded", "Action=PutMetricData&MetricData.member.x.Value=1&MetricData.member.1=2")]
    [InlineData("/", "application/x-www-form-urlencoded", "Action=PutMetricData&Namespace=a&Namespace.member.1=b")]
    [InlineData(Cbor + "ListMetrics", "application/cbor", "\u0001\u0002\u0003")]
    public async Task A_body_that_cannot_be_read_is_the_senders_fault(string path, string contentType, string body)
    {
        var answer = await SignedCall.SendAsync(served!.Url, "monitoring", HttpMethod.Post, path, Encoding.Latin1.GetBytes(body), contentType);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("SerializationException", await answer.Content.ReadAsStringAsync());
    }

    private void Pass(TimeSpan time) => World.StepTo(World.Clock.GetUtcNow() + time);

    private byte[] Query()
    {
        var cbor = new CborWriter();
        cbor.WriteStartMap(3);
        cbor.WriteTextString("StartTime");
        cbor.WriteTag(CborTag.UnixTimeSeconds);
        cbor.WriteInt64(World.Clock.GetUtcNow().ToUnixTimeSeconds() - 120);
        cbor.WriteTextString("EndTime");
        cbor.WriteTag(CborTag.UnixTimeSeconds);
        cbor.WriteDouble(World.Clock.GetUtcNow().ToUnixTimeSeconds());
        cbor.WriteTextString("MetricDataQueries");
        cbor.WriteStartArray(1);
        cbor.WriteStartMap(2);
        cbor.WriteTextString("Id");
        cbor.WriteTextString("w");
        cbor.WriteTextString("MetricStat");
        cbor.WriteStartMap(3);
        cbor.WriteTextString("Stat");
        cbor.WriteTextString("Sum");
        cbor.WriteTextString("Period");
        cbor.WriteInt32(60);
        cbor.WriteTextString("Metric");
        cbor.WriteStartMap(3);
        cbor.WriteTextString("Namespace");
        cbor.WriteTextString("Shop");
        cbor.WriteTextString("MetricName");
        cbor.WriteTextString("Waiting");
        cbor.WriteTextString("Dimensions");
        cbor.WriteStartArray(1);
        cbor.WriteStartMap(2);
        cbor.WriteTextString("Name");
        cbor.WriteTextString("Queue");
        cbor.WriteTextString("Value");
        cbor.WriteTextString("a,b=c");
        cbor.WriteEndMap();
        cbor.WriteEndArray();
        cbor.WriteEndMap();
        cbor.WriteEndMap();
        cbor.WriteEndMap();
        cbor.WriteEndArray();
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private async Task<HttpResponseMessage> Compressed(string body)
    {
        using var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(body));
        }

        return await SignedCall.SendAsync(
            served!.Url, "monitoring", HttpMethod.Post, "/", buffer.ToArray(), "application/x-amz-json-1.0",
            ("X-Amz-Target", "GraniteServiceVersion20100801.PutMetricData"), ("Content-Encoding", "gzip"));
    }

    private Task<HttpResponseMessage> Send(string operation, string body) => SignedCall.SendAsync(
        served!.Url, "monitoring", HttpMethod.Post, "/", Encoding.UTF8.GetBytes(body), "application/x-amz-json-1.0", ("X-Amz-Target", $"GraniteServiceVersion20100801.{operation}"));

    private async Task<JsonElement> Json(string operation, string body)
    {
        var answer = await Send(operation, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
