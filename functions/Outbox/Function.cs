using System.Text.Json;
using Functions.Logging;
using Functions.Outboxes;
using Functions.Publishing;
using Functions.Tables;
using Microsoft.Extensions.Logging;

namespace Outbox;

/// <summary>
/// Publishes what producers write into an outbox, from the stream of its table. Handler: <c>Outbox::Outbox.Function::Handle</c>.
/// <para>
/// Every record whose new image has no status is an event to be published: a new item, or one whose status somebody removed to
/// have it published again. Published at least once, in the order of each entity. What cannot be published now is reported
/// as the place from which Lambda delivers again, so that nothing overtakes it; what can never be published is marked
/// <c>REFUSED</c> in its item, counted, and does not hold up the rest.
/// </para>
/// </summary>
public sealed class Function
{
    private readonly Relay relay;
    private readonly OutboxMetrics metrics;
    private readonly ILogger log;
    private readonly string outbox;
    private readonly TimeSpan timeout;
    private readonly TimeProvider clock;

    /// <summary>Used by Lambda.</summary>
    public Function()
        : this(new OutboxEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System)
    {
    }

    /// <summary>Used where its dependencies are at hand.</summary>
    /// <param name="environment">What the stack tells it.</param>
    /// <param name="publisher">Publishes the events.</param>
    /// <param name="dynamoDb">Where the items are.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="log">Gets one line for each event.</param>
    /// <param name="clock">Measures the time.</param>
    public Function(
        OutboxEnvironment environment, EventPublisher publisher, IDynamoDb dynamoDb, OutboxMetrics metrics, ILogger log, TimeProvider clock)
    {
        outbox = environment.Outbox;
        timeout = environment.Timeout;
        relay = new Relay(publisher, new OutboxMarks(dynamoDb, environment.Table, environment.Retention, clock));
        this.metrics = metrics;
        this.log = log;
        this.clock = clock;
    }

    private Function(OutboxEnvironment environment, TimeProvider clock)
        : this(
            environment,
            EventPublisher.OnLambda(environment.Topics, clock),
            DynamoDb.OnLambda(),
            OutboxMetrics.InLog(environment.Function, () => Console.Out, clock),
            new JsonLineLogger(() => Console.Out, clock),
            clock)
    {
    }

    /// <summary>Publishes one batch of the stream; answers with the first record that must be delivered again, if there is one.</summary>
    /// <exception cref="JsonException">The input is no batch of an outbox's stream; Lambda then delivers all of it again.</exception>
    public async Task<Stream> Handle(Stream input)
    {
        using var time = new CancellationTokenSource(Deadline(), clock);
        var records = await StreamBatch.Read(input).ConfigureAwait(false);
        var accounts = await relay.Publish(records, time.Token).ConfigureAwait(false);
        foreach (var account in accounts)
        {
            OutboxLog.Account(log, outbox, account);
            metrics.Add(account, clock.GetUtcNow());
        }

        metrics.Export();
        return StreamBatch.Response(accounts.FirstOrDefault(account => account.Outcome == RecordOutcome.Failed)?.Record);
    }

    /// <summary>Earlier than Lambda's, by what marking the last items and the answer take.</summary>
    private TimeSpan Deadline() => timeout - TimeSpan.FromTicks(Math.Min(2 * TimeSpan.TicksPerSecond, timeout.Ticks / 5));
}
