using System.Text.Json;
using System.Text.Json.Nodes;
using Events;
using Functions.Consuming;
using Functions.Consuming.Failures;
using Functions.Logging;

namespace Tests.Functions;

/// <summary>A consumer of sign-ups with everything around it in memory: batches in, failures and log lines out.</summary>
internal sealed class ConsumerBench
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private readonly StringWriter log = new();
    private readonly Consumer consumer;

    /// <param name="then">What the handler does.</param>
    /// <param name="failures">What is done about failures; nothing, if not given.</param>
    /// <param name="logsPayloads">As the stack's setting.</param>
    /// <param name="measures">Writes a line of metrics at the end of each invocation.</param>
    public ConsumerBench(
        Func<UserSignedUp, CancellationToken, Task>? then = null, FailureHandling? failures = null, bool logsPayloads = false, bool measures = false)
    {
        Store = new InMemoryIdempotencyStore(Clock);
        Handler = new RecordingHandler<UserSignedUp>(then);
        consumer = new Consumer("welcome-email", Timeout, Store, new JsonLineLogger(() => log, Clock), Clock)
        {
            Function = "dev-welcome-email",
            Failures = failures ?? FailureHandling.RetryOnly,
            LogsPayloads = logsPayloads,
            Metrics = measures ? ConsumerMetrics.InLog("dev-welcome-email", () => log, Clock) : new ConsumerMetrics(),
        }.On(EventCatalog.UserSignedUp, EventJson.Default.UserSignedUp, Handler);
    }

    public StillClock Clock { get; } = new();

    public InMemoryIdempotencyStore Store { get; }

    public RecordingHandler<UserSignedUp> Handler { get; }

    public ConsumerMetrics Metrics => consumer.Metrics;

    /// <summary>The users whose sign-up was handled, in order.</summary>
    public IEnumerable<string> Users => Handler.Handled.Select(handled => handled.Data.UserId);

    public string RawLog => log.ToString();

    /// <summary>Every line written so far, parsed.</summary>
    public IReadOnlyList<JsonObject> Log =>
        [.. RawLog.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    public IEnumerable<string?> Outcomes => Log.Select(line => (string?)line["outcome"]);

    public IEnumerable<string?> Reasons => Log.Select(line => (string?)line["reason"]);

    /// <summary>Handles a batch; the ids of the messages that failed.</summary>
    public async Task<string[]> Handle(SqsBatch batch)
    {
        using var response = JsonDocument.Parse(await consumer.Handle(batch.ToStream()));
        return [.. response.RootElement.GetProperty("batchItemFailures").EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString()!)];
    }

    public Task<Stream> Handle(Stream input) => consumer.Handle(input);

    public Task<Stream> Handle(string input) => consumer.Handle(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)));
}
