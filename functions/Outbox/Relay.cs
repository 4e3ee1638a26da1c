using Amazon.Runtime;
using Functions.Publishing;

namespace Outbox;

/// <summary>
/// Publishes the events of a batch in rounds, one event of each entity at a time: nothing of an entity is sent before SNS has
/// what came before it. Behind the first event that fails nothing new is sent, since all from there on is delivered again.
/// </summary>
internal sealed class Relay(EventPublisher publisher, OutboxMarks marks)
{
    /// <summary>What SNS answers to a message that it will never take.</summary>
    private static readonly string[] Refusals = ["InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid", "ValidationException"];

    /// <summary>One account for each event that was to be published, in the order of the stream.</summary>
    public async Task<IReadOnlyList<RecordAccount>> Publish(IReadOnlyList<StreamRecord> records, CancellationToken cancellationToken)
    {
        var accounts = new RecordAccount?[records.Count];
        var end = records.Count;
        var entities = records.Index().Where(record => record.Item.IsPending)
            .GroupBy(record => record.Item.Entity, StringComparer.Ordinal)
            .Select(entity => new Queue<(int Index, StreamRecord Record)>(entity))
            .ToList();
        while (entities.RemoveAll(entity => entity.Count == 0 || entity.Peek().Index >= end) >= 0 && entities.Count > 0)
        {
            var heads = entities.Select(entity => entity.Dequeue()).OrderBy(head => head.Index).ToList();
            var round = await Round([.. heads.Select(head => head.Record)], cancellationToken).ConfigureAwait(false);
            foreach (var (head, account) in heads.Zip(round))
            {
                accounts[head.Index] = account;
                end = account.Outcome == RecordOutcome.Failed ? Math.Min(end, head.Index) : end;
            }
        }

        return [.. records.Index().Where(record => record.Item.IsPending).Select(record => accounts[record.Index]
            ?? new RecordAccount(record.Item, RecordOutcome.Failed) { Reason = $"not sent: it waits behind record {records[end].SequenceNumber}, which failed" })];
    }

    private async Task<RecordAccount[]> Round(List<StreamRecord> records, CancellationToken cancellationToken)
    {
        var checks = records.Select(record => record.Event is { } body
            ? publisher.Check(body)
            : new EventCheck.Refused(null, null, ["the item has no text `event`"])).ToList();
        var ready = checks.OfType<EventCheck.Ready>().Select(check => check.Message).ToList();
        var outcomes = new Queue<PublishOutcome>(await publisher.Publish(ready, cancellationToken).ConfigureAwait(false));
        return await Task.WhenAll(records.Zip(checks, (record, check) => check switch
        {
            EventCheck.Refused refused => Refuse(new RecordAccount(record, RecordOutcome.Refused)
            {
                EventId = refused.Id,
                EventType = refused.Type,
                Reason = string.Join("; ", refused.Reasons),
            }),
            _ => Settle(record, outcomes.Dequeue(), ready.Count == 1, cancellationToken),
        }).ToList()).ConfigureAwait(false);
    }

    /// <param name="wasAlone">Of several, SNS may have refused one for another's sake: only what it refuses alone is refused for good.</param>
    private async Task<RecordAccount> Settle(StreamRecord record, PublishOutcome outcome, bool wasAlone, CancellationToken cancellationToken)
    {
        var message = outcome.Message;
        var account = new RecordAccount(record, RecordOutcome.Published) { EventId = message.Id, EventType = message.Type.Name, Topic = message.Topic.Name };
        switch (outcome)
        {
            case PublishOutcome.Accepted accepted:
                account = account with { MessageId = accepted.MessageId };
                // Not cancelled: what is published must not be published again for want of a mark.
                return await Marked(account, "published, but not marked", () => marks.Published(record, accepted.MessageId, CancellationToken.None)).ConfigureAwait(false);
            case PublishOutcome.Failed failed when !Refusals.Contains(failed.Code):
                return account with { Outcome = RecordOutcome.Failed, Reason = $"{failed.Code}: {failed.Reason}" };
            case PublishOutcome.Failed failed when wasAlone:
                return await Refuse(account with { Outcome = RecordOutcome.Refused, Reason = $"{failed.Code}: {failed.Reason}" }).ConfigureAwait(false);
            default:
                var again = await publisher.Publish([message], cancellationToken).ConfigureAwait(false);
                return await Settle(record, again[0], wasAlone: true, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<RecordAccount> Refuse(RecordAccount account) =>
        Marked(account, $"refused ({account.Reason}), but not marked", () => marks.Refused(account.Record, account.Reason!, CancellationToken.None));

    /// <summary>Without its mark, an item would wait for ever and nobody would know: the record is delivered again.</summary>
    private static async Task<RecordAccount> Marked(RecordAccount account, string otherwise, Func<Task> mark)
    {
        try
        {
            await mark().ConfigureAwait(false);
            return account;
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException or OperationCanceledException)
        {
            return account with { Outcome = RecordOutcome.Failed, Reason = $"{otherwise}: {error.Message}" };
        }
    }
}
