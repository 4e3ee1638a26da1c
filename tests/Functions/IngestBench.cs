using System.Text;
using System.Text.Json.Nodes;
using Functions.Logging;
using Functions.Calls;
using Functions.Publishing;
using Ingest;
using Tests.Local;

namespace Tests.Functions;

/// <summary>The ingest function with a scripted SNS behind it: requests in, answers and log lines out.</summary>
internal sealed class IngestBench
{
    private readonly StringWriter log = new();
    private readonly Function function;

    public IngestBench(ScriptedSns? sns = null)
    {
        Sns = sns ?? new ScriptedSns();
        var clock = new StillClock();
        var publisher = new EventPublisher(Sns, ScriptedSns.Topics, Backoff.Default, new EagerClock(), () => 0);
        function = new Function(publisher, TimeSpan.FromSeconds(10), new JsonLineLogger(() => log, clock), clock);
    }

    public ScriptedSns Sns { get; }

    public string RawLog => log.ToString();

    public JsonObject Log => JsonNode.Parse(Assert.Single(RawLog.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!.AsObject();

    public Task<(int Status, JsonObject Headers, string Body)> Post(string contentType, string body, params (string Name, string Value)[] headers) =>
        Send("POST", contentType, Encoding.UTF8.GetBytes(body), asBase64: false, headers);

    public async Task<(int Status, JsonObject Headers, string Body)> Send(
        string method, string? contentType, byte[] body, bool asBase64, params (string Name, string Value)[] headers)
    {
        var all = new JsonObject(headers.Select(header => KeyValuePair.Create(header.Name, (JsonNode?)header.Value)));
        if (contentType is not null)
        {
            all["content-type"] = contentType;
        }

        var request = new JsonObject
        {
            ["version"] = "2.0",
            ["rawPath"] = "/",
            ["headers"] = all,
            ["requestContext"] = new JsonObject { ["requestId"] = "request-1", ["http"] = new JsonObject { ["method"] = method, ["path"] = "/" } },
            ["body"] = asBase64 ? Convert.ToBase64String(body) : Encoding.UTF8.GetString(body),
            ["isBase64Encoded"] = asBase64,
        };
        var answer = JsonNode.Parse(await function.Handle(new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()))))!.AsObject();
        Assert.Equal("application/json", (string?)answer["headers"]!["content-type"]);
        Assert.False((bool)answer["isBase64Encoded"]!);
        JsonNode.Parse((string)answer["body"]!);
        return ((int)answer["statusCode"]!, answer["headers"]!.AsObject(), (string)answer["body"]!);
    }
}
