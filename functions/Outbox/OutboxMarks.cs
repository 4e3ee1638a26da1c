using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Functions.Outboxes;
using Functions.Tables;

namespace Outbox;

/// <summary>Writes into an item what became of its event. An item that is gone meanwhile stays gone.</summary>
/// <param name="retention">How long a published item stays, for people to look at and against a second use of its sequence.</param>
internal sealed class OutboxMarks(IDynamoDb dynamoDb, string table, TimeSpan retention, TimeProvider clock)
{
    private const int LongestReason = 1_000;

    public Task Published(StreamRecord record, string messageId, CancellationToken cancellationToken) => Mark(
        record,
        "SET #status = :status, #at = :at, #messageId = :messageId, #expiresAt = :expiresAt REMOVE #reason",
        new()
        {
            [":status"] = new(OutboxItem.Published),
            [":messageId"] = new(messageId),
            [":expiresAt"] = new() { N = (clock.GetUtcNow() + retention).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        },
        cancellationToken);

    /// <summary>Without an expiry: it stays until somebody has looked at it.</summary>
    public Task Refused(StreamRecord record, string reason, CancellationToken cancellationToken) => Mark(
        record,
        "SET #status = :status, #at = :at, #reason = :reason REMOVE #expiresAt, #messageId",
        new()
        {
            [":status"] = new(OutboxItem.Refused),
            [":reason"] = new(reason.Length <= LongestReason ? reason : reason[..LongestReason]),
        },
        cancellationToken);

    private async Task Mark(StreamRecord record, string update, Dictionary<string, AttributeValue> values, CancellationToken cancellationToken)
    {
        values[":at"] = new(clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        try
        {
            await dynamoDb.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = new() { [OutboxItem.Entity] = new(record.Entity), [OutboxItem.Sequence] = new(record.Sequence) },
                    UpdateExpression = update,
                    ConditionExpression = $"attribute_exists({OutboxItem.Entity})",
                    ExpressionAttributeNames = new()
                    {
                        ["#status"] = OutboxItem.Status,
                        ["#at"] = OutboxItem.At,
                        ["#messageId"] = OutboxItem.MessageId,
                        ["#expiresAt"] = OutboxItem.ExpiresAt,
                        ["#reason"] = OutboxItem.Reason,
                    },
                    ExpressionAttributeValues = values,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // Somebody has deleted it: there is nothing to mark, and nothing to bring back.
        }
    }
}
