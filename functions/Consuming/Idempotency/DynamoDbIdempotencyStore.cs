using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Functions.Tables;

namespace Functions.Consuming.Idempotency;

/// <summary>
/// Claims as items of a DynamoDB table: partition key <c>id</c> (S), <c>status</c> (INPROGRESS or COMPLETED),
/// <c>inProgressUntil</c> (N, epoch milliseconds), <c>expiresAt</c> (N, epoch seconds, the table's TTL attribute),
/// <c>payloadHash</c> (S) and, of a completed one whose handler returned something, <c>result</c> (S). Every decision is a condition that DynamoDB checks in the same step as the write.
/// </summary>
public sealed class DynamoDbIdempotencyStore(IDynamoDb dynamoDb, string table, TimeProvider clock) : IIdempotencyStore
{
    /// <summary>
    /// A queue keeps a message for at most 14 days, and redriving it from the dead-letter queue starts these anew: after 28
    /// days no copy of an event can still arrive.
    /// </summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(28);

    private const string InProgress = "INPROGRESS";
    private const string Completed = "COMPLETED";
    private const string StillOurs = "#status = :inProgress AND inProgressUntil = :until";

    // `status` is a reserved word of DynamoDB.
    private static readonly Dictionary<string, string> Names = new() { ["#status"] = "status" };

    // DynamoDB refuses a placeholder that an expression does not use.
    private static readonly Dictionary<string, string> NamesWithResult = new(Names) { ["#result"] = "result" };

    public async Task<ClaimOutcome> Begin(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            await dynamoDb.PutItemAsync(ClaimRequest(claim, now), cancellationToken).ConfigureAwait(false);
            return new ClaimOutcome.Started();
        }
        catch (ConditionalCheckFailedException refused)
        {
            // DynamoDB returns the item that stood in the way; endpoints that do not are asked for it.
            var found = refused.Item is { Count: > 0 } item ? item : await Find(claim, cancellationToken).ConfigureAwait(false);
            return OutcomeOf(found, claim);
        }
    }

    public async Task Complete(IdempotencyClaim claim, string? result, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = Key(claim),
            UpdateExpression = "SET #status = :completed, expiresAt = :expiresAt",
            ConditionExpression = StillOurs,
            ExpressionAttributeNames = Names,
            ExpressionAttributeValues = new()
            {
                [":completed"] = Text(Completed),
                [":expiresAt"] = Expiry(clock.GetUtcNow()),
                [":inProgress"] = Text(InProgress),
                [":until"] = Milliseconds(claim.Deadline),
            },
        };
        if (result is not null)
        {
            request.UpdateExpression += ", #result = :result";
            request.ExpressionAttributeNames = NamesWithResult;
            request.ExpressionAttributeValues[":result"] = Text(result);
        }

        try
        {
            await dynamoDb.UpdateItemAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException refused)
        {
            throw new InvalidOperationException(
                $"the event was handled, but its claim had lapsed ({claim.Deadline:O}) and another invocation had taken it over",
                refused);
        }
    }

    public async Task Release(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest
        {
            TableName = table,
            Key = Key(claim),
            ConditionExpression = StillOurs,
            ExpressionAttributeNames = Names,
            ExpressionAttributeValues = new() { [":inProgress"] = Text(InProgress), [":until"] = Milliseconds(claim.Deadline) },
        };
        try
        {
            await dynamoDb.DeleteItemAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // No longer ours: there is nothing left to give back, and what is there belongs to somebody else.
        }
    }

    private PutItemRequest ClaimRequest(IdempotencyClaim claim, DateTimeOffset now) => new()
    {
        TableName = table,
        Item = new()
        {
            ["id"] = Text(claim.Id),
            ["status"] = Text(InProgress),
            ["inProgressUntil"] = Milliseconds(claim.Deadline),
            ["expiresAt"] = Expiry(now),
            ["payloadHash"] = Text(claim.PayloadHash),
        },
        // TTL deletes late, up to days after the expiry: an expired item counts as absent.
        ConditionExpression =
            "attribute_not_exists(id) OR expiresAt < :nowSeconds OR (#status = :inProgress AND inProgressUntil < :now)",
        ExpressionAttributeNames = Names,
        ExpressionAttributeValues = new()
        {
            [":inProgress"] = Text(InProgress),
            [":now"] = Milliseconds(now),
            [":nowSeconds"] = Seconds(now),
        },
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    private async Task<Dictionary<string, AttributeValue>?> Find(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = table, Key = Key(claim), ConsistentRead = true };
        return (await dynamoDb.GetItemAsync(request, cancellationToken).ConfigureAwait(false)).Item;
    }

    private static ClaimOutcome OutcomeOf(Dictionary<string, AttributeValue>? found, IdempotencyClaim claim)
    {
        if (found is null || !found.TryGetValue("status", out var status))
        {
            // Released in between by whoever held it.
            return new ClaimOutcome.InProgressElsewhere();
        }

        if (found.TryGetValue("payloadHash", out var hash) && hash.S != claim.PayloadHash)
        {
            return new ClaimOutcome.DifferentPayload();
        }

        return status.S == Completed
            ? new ClaimOutcome.AlreadyCompleted(found.GetValueOrDefault("result")?.S)
            : new ClaimOutcome.InProgressElsewhere(Deadline(found));
    }

    private static DateTimeOffset? Deadline(Dictionary<string, AttributeValue> found) =>
        long.TryParse(found.GetValueOrDefault("inProgressUntil")?.N, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static Dictionary<string, AttributeValue> Key(IdempotencyClaim claim) => new() { ["id"] = Text(claim.Id) };

    private static AttributeValue Text(string value) => new() { S = value };

    private static AttributeValue Expiry(DateTimeOffset now) => Seconds(now + Remembered);

    private static AttributeValue Seconds(DateTimeOffset time) => Number(time.ToUnixTimeSeconds());

    private static AttributeValue Milliseconds(DateTimeOffset time) => Number(time.ToUnixTimeMilliseconds());

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
