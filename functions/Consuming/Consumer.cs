using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Events;
using Functions.Consuming.Failures;
using Functions.Consuming.Idempotency;
using Functions.Consuming.Tracing;
using Functions.Logging;
using Functions.Tables;
using Microsoft.Extensions.Logging;

namespace Functions.Consuming;

/// <summary>
/// The one batch loop. Each message is attempted, its failure settled, and accounted for. Messages are handled one after
/// the other, and a failing one never affects the others: it alone is reported back to the queue, which delivers it again
/// and in the end moves it to the dead-letter queue.
/// </summary>
public sealed class Consumer(string name, TimeSpan timeout, IIdempotencyStore store, ILogger log, TimeProvider clock)
{
    private readonly Dictionary<EventType, EventRoute> routes = [];
    private readonly ConsumerTracing tracing = new(name);

    /// <summary>A consumer as it runs in Lambda: remembers events in DynamoDB, logs to the console, and does about failures what the stack wants.</summary>
    public static Consumer OnLambda(ConsumerEnvironment environment, IDynamoDb dynamoDb, TimeProvider clock) => new(
        environment.Consumer,
        environment.Timeout,
        new DynamoDbIdempotencyStore(dynamoDb, environment.IdempotencyTable, clock),
        new JsonLineLogger(() => Console.Out, clock),
        clock)
    {
        Function = environment.Function,
        Failures = FailureHandling.OnAws(environment, dynamoDb),
        Metrics = ConsumerMetrics.InLog(environment.Function, () => Console.Out, clock),
        LogsPayloads = environment.LogsPayloads,
    };

    /// <summary>Name of the function that the consumer is; null where it has none of its own.</summary>
    public string? Function { get; init; }

    public FailureHandling Failures { get; init; } = FailureHandling.RetryOnly;

    public ConsumerMetrics Metrics { get; init; } = new();

    /// <summary>Account lines carry the message, as far as it fits: to find a fault, never for good.</summary>
    public bool LogsPayloads { get; init; }

    /// <summary>Routes events of a type to their handler.</summary>
    public Consumer On<TEvent>(EventType type, JsonTypeInfo<TEvent> json, IEventHandler<TEvent> handler)
    {
        routes.Add(type, new EventRoute<TEvent>(json, handler));
        return this;
    }

    /// <summary>Routes events of a type to a handler whose result is kept.</summary>
    public Consumer On<TEvent, TResult>(
        EventType type, JsonTypeInfo<TEvent> json, IEventHandler<TEvent, TResult> handler, JsonTypeInfo<TResult> resultJson)
    {
        routes.Add(type, new ResultRoute<TEvent, TResult>(json, handler, resultJson));
        return this;
    }

    /// <summary>
    /// Handles one batch of a queue, or one notification of a topic that invokes the function itself: Lambda's event in; out,
    /// the partial batch response, or the result of the notification's handler if it has one.
    /// </summary>
    /// <exception cref="JsonException">The input is neither; Lambda then fails all of it.</exception>
    /// <exception cref="NotificationFailedException">A topic's notification was not handled; its account is in the log.</exception>
    public async Task<Stream> Handle(Stream input)
    {
        using var time = new RemainingTime(timeout, clock);
        var invocation = await Invocation.Read(input).ConfigureAwait(false);
        var batch = new Batch(timeout);
        var attempt = new RecordAttempt(name, timeout, routes, store, Metrics, tracing, clock);
        var settlement = new FailureSettlement(name, Function ?? name, Failures, log, clock);
        foreach (var delivery in invocation.Deliveries)
        {
            var started = clock.GetTimestamp();
            var account = batch.NotBegun(delivery, time) ?? await attempt.Run(delivery, time).ConfigureAwait(false);
            var duration = clock.GetElapsedTime(started);
            if (account.Outcome == RecordOutcome.Failed)
            {
                account = await settlement.Settle(account, delivery, invocation, time).ConfigureAwait(false);
            }

            ConsumerLog.Account(log, name, account, duration, LogsPayloads ? delivery.Message : null);
            Metrics.Add(account);
            batch.Add(account, delivery);
        }

        await settlement.GiveBack(batch.Unbegun, time).ConfigureAwait(false);
        Metrics.Export();
        return batch.Response();
    }
}
