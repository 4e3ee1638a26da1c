using System.Diagnostics;
using System.Text.Json;
using Events;
using Functions.Consuming.Failures;
using Functions.Consuming.Idempotency;
using Functions.Consuming.Tracing;

namespace Functions.Consuming;

/// <summary>One attempt at one record: read and validate the event, make sure that it runs once, call its handler.</summary>
internal sealed class RecordAttempt(
    string consumer,
    TimeSpan timeout,
    Dictionary<EventType, EventRoute> routes,
    IIdempotencyStore store,
    ConsumerMetrics metrics,
    ConsumerTracing tracing,
    TimeProvider clock)
{
    /// <summary>Its account. Never throws.</summary>
    public async Task<RecordAccount> Run(Delivery delivery, RemainingTime time)
    {
        var account = new RecordAccount(delivery.MessageId, delivery.Attempt);
        Activity? activity = null;

        // The one edge at which everything is caught: whatever goes wrong with a message, a bug in its handler included,
        // is that message's failure and nobody else's. The reason goes to the log, the message back to the queue.
        try
        {
            var reading = delivery.Message is { } message ? EventEnvelope.Read(message, delivery.Origin) : new EventReading.Invalid("no body");
            var trace = TraceContext.Of((reading as EventReading.Valid)?.Event, delivery);
            account = account.About(reading, trace.TraceId);
            activity = tracing.Start(delivery, account, trace);
            if (activity is not null)
            {
                account = account.InTrace(activity.TraceId.ToHexString());
            }

            account = reading switch
            {
                EventReading.Valid valid => await HandleOnce(valid, delivery, account, time).ConfigureAwait(false),
                EventReading.Invalid invalid => account.Failed(FailureKind.Invalid, $"invalid: {invalid.Reason}"),
                _ => throw new InvalidOperationException($"unknown reading {reading}"),
            };
        }
        catch (PermanentFailureException error)
        {
            account = account.Failed(FailureKind.Permanent, error, error.Message is { Length: > 0 } reason ? reason : "no reason given");
        }
        catch (OperationCanceledException error) when (time.IsUsedUp)
        {
            account = account.Failed(FailureKind.Transient, error, $"cancelled: not done within the function's {timeout.TotalSeconds:0.###} s");
        }
        catch (Exception error)
        {
            account = account.Failed(FailureKind.Transient, error, $"{error.GetType().Name}: {error.Message}");
        }

        ConsumerTracing.End(activity, account);
        return account;
    }

    private async Task<RecordAccount> HandleOnce(EventReading.Valid valid, Delivery delivery, RecordAccount account, RemainingTime time)
    {
        if (!routes.TryGetValue(valid.Type, out var route))
        {
            return account.Failed(FailureKind.Invalid, $"{valid.Type} is not an event that {consumer} takes ({string.Join(", ", routes.Keys)})");
        }

        var data = (JsonElement)valid.Event.Data!;
        var context = new EventContext(
            valid.Event.Id!,
            valid.Event.Source!.OriginalString,
            valid.Type,
            valid.Event.Time ?? delivery.Sent ?? clock.GetUtcNow(),
            delivery.Attempt ?? 1);
        var claim = IdempotencyClaim.Of(consumer, context, data, time.End);
        switch (await store.Begin(claim, time.Token).ConfigureAwait(false))
        {
            case ClaimOutcome.AlreadyCompleted completed:
                return account.Duplicate("already handled", completed.Result);
            case ClaimOutcome.InProgressElsewhere busy:
                return account.BusyElsewhere(busy.Until);
            case ClaimOutcome.DifferentPayload:
                return account.Failed(
                    FailureKind.Transient, "another event with this source and id was handled before: a producer used the id twice");
        }

        var result = await Handle(route, data, context, claim, time).ConfigureAwait(false);

        // From here on the effect has happened. If this fails, the message is retried once the claim has lapsed.
        await store.Complete(claim, result, CancellationToken.None).ConfigureAwait(false);
        return account.Processed(result);
    }

    private async Task<string?> Handle(EventRoute route, JsonElement data, EventContext context, IdempotencyClaim claim, RemainingTime time)
    {
        metrics.Begun(context, clock.GetUtcNow());
        var started = clock.GetTimestamp();
        try
        {
            return await route.Handle(data, context, time.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await Release(claim, error).ConfigureAwait(false);
            throw;
        }
        finally
        {
            metrics.Ended(context, clock.GetElapsedTime(started));
        }
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
            // Must not hide why the handler failed, nor that it failed for good.
            const string reason = "the handler failed, and its claim could not be released";
            var both = new AggregateException(reason, handlerError, releaseError);
            throw handlerError is PermanentFailureException ? new PermanentFailureException(both.Message, both) : both;
        }
    }
}
