using System.Globalization;
using Functions.Calls;
using Functions.Publishing.Sns;

namespace Functions.Publishing;

/// <summary>One batch on its way: sent, and what failed of it sent again, until everything in it has its outcome.</summary>
internal sealed class BatchPublication(
    ISnsTransport transport, Backoff backoff, TimeProvider clock, Func<double> jitter, PublishOutcome[] outcomes)
{
    public async Task Send(List<Sending> batch, CancellationToken cancellationToken)
    {
        var left = batch.Select(sending => (Sending: sending, Failure: (Failure?)null)).ToList();
        for (var attempt = 1; ; attempt++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                End(left, "no time was left to send it");
                return;
            }

            left = await Attempt([.. left.Select(one => one.Sending)], cancellationToken).ConfigureAwait(false);
            if (left.Count == 0)
            {
                return;
            }

            if (attempt == backoff.Attempts)
            {
                End(left, $"given up after {attempt} attempts");
                return;
            }

            await Pause(backoff.After(attempt, jitter()), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends the entries once; those that are worth another attempt come back with what went wrong.</summary>
    private async Task<List<(Sending Sending, Failure? Failure)>> Attempt(List<Sending> batch, CancellationToken cancellationToken)
    {
        try
        {
            var entries = batch.Select((sending, at) => new PublishBatchRequestEntry(at.ToString(CultureInfo.InvariantCulture), sending.Message)).ToList();
            var response = await transport.PublishBatch(batch[0].Message.Topic.Arn, entries, cancellationToken).ConfigureAwait(false);
            return Settle(batch, response);
        }
        catch (SnsException error)
        {
            var failure = new Failure(error.Code, error.Message, error.IsThrottled);
            if (error.IsWorthRetrying)
            {
                return [.. batch.Select(sending => (sending, (Failure?)failure))];
            }

            batch.ForEach(sending => Fail(sending, failure));
            return [];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            batch.ForEach(sending => Fail(sending, new Failure(
                PublishCode.Unanswered, "time was up before SNS answered: it may have been published", IsThrottled: false)));
            return [];
        }
    }

    private List<(Sending, Failure?)> Settle(List<Sending> batch, PublishBatchResponse response)
    {
        var again = new List<(Sending, Failure?)>();
        foreach (var (at, sending) in batch.Index())
        {
            var id = at.ToString(CultureInfo.InvariantCulture);
            if (response.Successful.FirstOrDefault(entry => entry.Id == id) is { } success)
            {
                outcomes[sending.Index] = new PublishOutcome.Accepted(sending.Message, success.MessageId);
            }
            else if (response.Failed.FirstOrDefault(entry => entry.Id == id) is not { } error)
            {
                again.Add((sending, new Failure(PublishCode.UnreadableAnswer, "SNS's answer does not mention it", IsThrottled: false)));
            }
            else if (error.SenderFault)
            {
                Fail(sending, new Failure(error.Code, error.Message, IsThrottled: false));
            }
            else
            {
                again.Add((sending, new Failure(error.Code, error.Message, ThrottleCode.Is(error.Code))));
            }
        }

        return again;
    }

    private void End(List<(Sending Sending, Failure? Failure)> left, string why) => left.ForEach(one => Fail(
        one.Sending,
        one.Failure is { } failure ? failure with { Reason = $"{failure.Reason} ({why})" } : new Failure(PublishCode.NotSent, why, IsThrottled: false)));

    private void Fail(Sending sending, Failure failure) => outcomes[sending.Index] =
        new PublishOutcome.Failed(sending.Message, failure.Code, failure.Reason) { IsThrottled = failure.IsThrottled };

    /// <summary>A pause that is cut short when time is up; the loop then sees that it is.</summary>
    private async Task Pause(TimeSpan pause, CancellationToken cancellationToken) =>
        await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private sealed record Failure(string Code, string Reason, bool IsThrottled);
}
