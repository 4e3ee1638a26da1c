using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Functions.Tables;

namespace Functions.Consuming.Failures;

/// <summary>Failures as items of a DynamoDB table: partition key <c>messageId</c> (S), TTL attribute <c>expiresAt</c> (N, epoch seconds).</summary>
public sealed class DynamoDbFailureStore(IDynamoDb dynamoDb, string table) : IFailureStore
{
    /// <summary>As long as a message can still be in a queue: 14 days, and 14 more in its dead-letter queue.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(28);

    public Task Write(Failure failure, CancellationToken cancellationToken)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["messageId"] = new() { S = failure.MessageId },
            ["consumer"] = new() { S = failure.Consumer },
            ["kind"] = new() { S = failure.Kind.Name() },
            ["reason"] = new() { S = failure.Reason },
            ["at"] = new() { S = failure.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) },
            ["expiresAt"] = Number((failure.At + Remembered).ToUnixTimeSeconds()),
        };
        Add("eventId", failure.EventId);
        Add("eventType", failure.EventType);
        Add("source", failure.Source);
        Add("traceId", failure.TraceId);
        if (failure.Attempt is { } attempt)
        {
            item["attempt"] = Number(attempt);
        }

        return dynamoDb.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, cancellationToken);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                item[name] = new() { S = value };
            }
        }
    }

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
