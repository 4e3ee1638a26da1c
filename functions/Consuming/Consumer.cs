using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2;
using Events;
using Functions.Consuming.Idempotency;
using Functions.Logging;
using Microsoft.Extensions.Logging;

namespace Functions.Consuming;

/// <summary>
/// The one batch loop. For each message: unwrap it, read and validate the event, make sure that it runs once, call its
/// handler, account for it. Messages are handled one after the other, and a failing one never affects the others: it
/// alone is reported back to the queue, which delivers it again and in the end moves it to the dead-letter queue.
/// </summary>
public sealed class Consumer(string name, TimeSpan timeout, IIdempotencyStore store, ILogger log, TimeProvider clock)
{
    private readonly Dictionary<EventType, EventRoute> routes = [];

    /// <summary>A consumer as it runs in Lambda: remembers events in DynamoDB and logs to the console.</summary>
    public static Consumer OnLambda(ConsumerEnvironment environment, IAmazonDynamoDB dynamoDb, TimeProvider clock) => new(
        environment.Consumer,
        environment.Timeout,
        new DynamoDbIdempotencyStore(dynamoDb, environment.IdempotencyTable, clock),
        new JsonLineLogger(() => Console.Out, clock),
        clock);

    /// <summary>Routes events of a type to their handler.</summary>
    public Consumer On<TEvent>(EventType type, JsonTypeInfo<TEvent> json, IEventHandler<TEvent> handler)
    {
        routes.Add(type, new EventRoute<TEvent>(json, handler));
        return this;
    }

    /// <summary>
    /// Handles one batch of a queue, or one notification of a topic that invokes the function itself: Lambda's event in, the
    /// partial batch response out (Lambda ignores it after an asynchronous invocation).
    /// </summary>
    /// <exception cref="JsonException">The input is neither; Lambda then fails all of it.</exception>
    /// <exception cref="NotificationFailedException">A topic's notification was not handled; its account is in the log.</exception>
    public async Task<Stream> Handle(Stream input)
    {
        using var time = new RemainingTime(timeout, clock);
        var response = new BatchResponse();
        var stoppedGroups = new HashSet<string>();
        string? failure = null;
        foreach (var delivery in await LambdaEvent.Read(input).ConfigureAwait(false))
        {
            var started = clock.GetTimestamp();
            var account = delivery.OrderedGroup is { } stopped && stoppedGroups.Contains(stopped)
                ? NotBegun(delivery, $"an earlier message of its group `{stopped}` failed, and a FIFO queue keeps their order")
                : await Attempt(delivery, time).ConfigureAwait(false);
            ConsumerLog.Account(log, name, account, clock.GetElapsedTime(started));
            if (account.Outcome != RecordOutcome.Failed)
            {
                continue;
            }

            response.Fail(delivery.MessageId);
            if (delivery.OrderedGroup is { } group)
            {
                stoppedGroups.Add(group);
            }

            if (delivery.IsDirect)
            {
                failure ??= account.Reason;
            }
        }

        return failure is null ? response.ToStream() : throw new NotificationFailedException(LogText.OneLine(failure, ConsumerLog.LongestReason)!);
    }

    private static RecordAccount NotBegun(Delivery delivery, string reason) =>
        new RecordAccount(delivery.MessageId, delivery.Attempt).Failed($"not begun: {reason}");

    private async Task<RecordAccount> Attempt(Delivery delivery, RemainingTime time)
    {
        if (time.IsUsedUp)
        {
            return NotBegun(delivery, $"the messages before it used up the function's {timeout.TotalSeconds:0.###} s");
        }

        var account = new RecordAccount(delivery.MessageId, delivery.Attempt);

        // The one edge at which everything is caught: whatever goes wrong with a message, a bug in its handler included,
        // is that message's failure and nobody else's. The reason goes to the log, the message back to the queue.
        try
        {
            var reading = delivery.Message is { } message ? EventEnvelope.Read(message, delivery.Origin) : new EventReading.Invalid("no body");
            account = account.About(reading);
            return reading switch
            {
                EventReading.Valid valid => await HandleOnce(valid, delivery, account, time).ConfigureAwait(false),
                EventReading.Invalid invalid => account.Failed($"invalid: {invalid.Reason}"),
                _ => throw new InvalidOperationException($"unknown reading {reading}"),
            };
        }
        catch (OperationCanceledException) when (time.IsUsedUp)
        {
            return account.Failed($"cancelled: not done within the function's {timeout.TotalSeconds:0.###} s");
        }
        catch (Exception error)
        {
            return account.Failed($"{error.GetType().Name}: {error.Message}");
        }
    }

    private async Task<RecordAccount> HandleOnce(EventReading.Valid valid, Delivery delivery, RecordAccount account, RemainingTime time)
    {
        if (!routes.TryGetValue(valid.Type, out var route))
        {
            return account.Failed($"{valid.Type} is not an event that {name} takes ({string.Join(", ", routes.Keys)})");
        }

        var data = (JsonElement)valid.Event.Data!;
        var context = new EventContext(
            valid.Event.Id!,
            valid.Event.Source!.OriginalString,
            valid.Type,
            valid.Event.Time ?? delivery.Sent ?? clock.GetUtcNow(),
            delivery.Attempt ?? 1);
        var claim = IdempotencyClaim.Of(name, context, data, time.End);
        switch (await store.Begin(claim, time.Token).ConfigureAwait(false))
        {
            case ClaimOutcome.AlreadyCompleted:
                return account.Duplicate("already handled");
            case ClaimOutcome.InProgressElsewhere:
                return account.Failed("in progress elsewhere: tried again later, in case that attempt fails");
            case ClaimOutcome.DifferentPayload:
                return account.Failed("another event with this source and id was handled before: a producer used the id twice");
        }

        try
        {
            await route.Handle(data, context, time.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await Release(claim, error).ConfigureAwait(false);
            throw;
        }

        // From here on the effect has happened. If this fails, the message is retried once the claim has lapsed.
        await store.Complete(claim, CancellationToken.None).ConfigureAwait(false);
        return account.Processed();
    }

    /// <summary>Lets the next attempt begin at once; without it, it would have to wait until the claim lapses.</summary>
    private async Task Release(IdempotencyClaim claim, Exception handlerError)
    {
        try
        {
            await store.Release(claim, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception releaseError)
        {
            // Must not hide why the handler failed.
            throw new AggregateException("the handler failed, and its claim could not be released", handlerError, releaseError);
        }
    }
}
