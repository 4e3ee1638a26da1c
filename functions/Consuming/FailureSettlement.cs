using Functions.Consuming.Failures;
using Functions.Logging;
using Microsoft.Extensions.Logging;

namespace Functions.Consuming;

/// <summary>
/// What is done about a record that failed: given up here and now if no attempt can help, else put off; its reason is kept.
/// Nothing of this may make matters worse: what does not work is logged, and the message simply stays in its queue.
/// </summary>
internal sealed class FailureSettlement(string consumer, string function, FailureHandling handling, ILogger log, TimeProvider clock)
{
    /// <summary>The account after it. Never throws.</summary>
    public async Task<RecordAccount> Settle(RecordAccount account, Delivery delivery, Invocation invocation, RemainingTime time)
    {
        if (account.Kind is not { } kind)
        {
            return account;
        }

        if (kind == FailureKind.Invalid && handling.OnInvalid == OnInvalid.Discard)
        {
            return account.Discarded();
        }

        if (kind != FailureKind.Transient && handling.DeadLetters is { } deadLetters)
        {
            account = await DeadLetter(deadLetters, account, kind, delivery, invocation, time).ConfigureAwait(false);
        }

        if (account.Outcome == RecordOutcome.Failed && handling.Backoff is { } backoff)
        {
            var wait = account.BusyUntil is { } until ? backoff.Bounded(until - clock.GetUtcNow()) : backoff.After(account.Attempt ?? 1);
            await Delay(delivery, wait, time).ConfigureAwait(false);
        }

        await Keep(account, kind, time).ConfigureAwait(false);
        return account;
    }

    /// <summary>
    /// Gives back at once what was not begun: it should not wait a whole visibility timeout for nothing. Of a stopped group the
    /// queue keeps it back itself, until the message before it is done with.
    /// </summary>
    public async Task GiveBack(IReadOnlyList<Delivery> notBegun, RemainingTime time)
    {
        foreach (var delivery in notBegun)
        {
            if (!await Delay(delivery, TimeSpan.Zero, time).ConfigureAwait(false))
            {
                // The rest would fare no better, and the time is better spent on the response.
                return;
            }
        }
    }

    private async Task<RecordAccount> DeadLetter(
        IDeadLetterQueue deadLetters, RecordAccount account, FailureKind kind, Delivery delivery, Invocation invocation, RemainingTime time)
    {
        try
        {
            var reason = LogText.OneLine(account.Reason, ConsumerLog.LongestReason)!;
            var body = delivery.IsDirect
                ? DestinationRecord.Of(function, invocation.RecordOf(delivery), kind, reason, clock.GetUtcNow())
                : delivery.Body ?? string.Empty;
            await deadLetters.Send(Failures.DeadLetter.Of(consumer, delivery, body, kind, reason), time.SettlingToken).ConfigureAwait(false);
            return account.DeadLettered();
        }
        catch (Exception error)
        {
            return account.NotDeadLettered(error);
        }
    }

    private async Task<bool> Delay(Delivery delivery, TimeSpan wait, RemainingTime time)
    {
        if (handling.Queue is not { } queue || delivery.ReceiptHandle is not { } receiptHandle)
        {
            return false;
        }

        try
        {
            await queue.Delay(receiptHandle, wait, time.SettlingToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error)
        {
            ConsumerLog.NotDelayed(log, consumer, delivery.MessageId, error);
            return false;
        }
    }

    private async Task Keep(RecordAccount account, FailureKind kind, RemainingTime time)
    {
        if (handling.Store is not { } store)
        {
            return;
        }

        var failure = new Failure(
            account.MessageId, consumer, kind, LogText.OneLine(account.Reason, ConsumerLog.LongestReason) ?? string.Empty, clock.GetUtcNow())
        {
            EventId = LogText.OneLine(account.EventId, ConsumerLog.LongestName),
            EventType = LogText.OneLine(account.EventType, ConsumerLog.LongestName),
            Source = LogText.OneLine(account.Source, ConsumerLog.LongestName),
            Attempt = account.Attempt,
            TraceId = account.TraceId,
        };
        try
        {
            await store.Write(failure, time.SettlingToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ConsumerLog.NotKept(log, consumer, account.MessageId, error);
        }
    }
}
