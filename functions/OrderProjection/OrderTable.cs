using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Functions.Tables;

namespace OrderProjection;

/// <summary>
/// The read model: one item per order, the same whatever the order and number of deliveries of its events. Two rules make
/// it so, each a condition that DynamoDB checks with the write: the status is that of the highest <c>revision</c> seen,
/// and the details of each kind of event are those of the highest revision seen of that kind.
/// </summary>
/// <param name="dynamoDb">The database.</param>
/// <param name="table">Table with the partition key <c>orderId</c> (S).</param>
public sealed class OrderTable(IDynamoDb dynamoDb, string table)
{
    /// <summary>Applies a change; one that is late only fills in its details, one that was applied before changes nothing.</summary>
    public async Task Apply(OrderChange change, CancellationToken cancellationToken)
    {
        // In order, one write does it: newer than the whole order is newer than each part of it.
        var whole = new Dictionary<string, AttributeValue>(change.Details)
        {
            ["status"] = new() { S = change.Status },
            ["revision"] = Number(change.Revision),
            [change.RevisionAttribute] = Number(change.Revision),
        };
        if (await Update(change, "revision", whole, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // Late or repeated: a later status stands, but these details may still be missing.
        var details = new Dictionary<string, AttributeValue>(change.Details)
        {
            [change.RevisionAttribute] = Number(change.Revision),
        };
        await Update(change, change.RevisionAttribute, details, cancellationToken).ConfigureAwait(false);
    }

    internal static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Sets the attributes if the guard is below the change's revision, or absent; tells whether it did.</summary>
    private async Task<bool> Update(
        OrderChange change, string guard, Dictionary<string, AttributeValue> attributes, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = new() { ["orderId"] = new() { S = change.OrderId } },
            UpdateExpression = "SET " + string.Join(", ", attributes.Keys.Select(name => $"#{name} = :{name}")),
            ConditionExpression = $"attribute_not_exists(#{guard}) OR #{guard} < :{guard}",
            // Every name by a placeholder: `status` and `total` are reserved words of DynamoDB.
            ExpressionAttributeNames = attributes.Keys.ToDictionary(name => "#" + name),
            ExpressionAttributeValues = attributes.ToDictionary(attribute => ":" + attribute.Key, attribute => attribute.Value),
        };
        try
        {
            await dynamoDb.UpdateItemAsync(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
