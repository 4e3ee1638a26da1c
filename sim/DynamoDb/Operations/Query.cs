using System.Collections.Immutable;
using System.Text.Json;
using Sim.DynamoDb.Expressions;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Operations;

/// <summary>Reads the items of one partition key, in the order of the sort key. Indexes are not simulated.</summary>
internal sealed class Query : Operation
{
    /// <summary>Of the items that are looked at. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</summary>
    private const int PageBytes = 1024 * 1024;

    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var name = request.TableName;
        request.RefuseLegacy("KeyConditions", "QueryFilter", "AttributesToGet", "ConditionalOperator");
        if (request.Member("IndexName") is not null)
        {
            throw Refusal.Validation("IndexName is not simulated: query the table itself.");
        }

        var limit = LimitOf(request);
        var backwards = request.Member("ScanIndexForward") is not null && !request.Flag("ScanIndexForward");
        var counts = Counts(request);
        var consistent = request.Flag("ConsistentRead");
        var scope = request.Scope("KeyConditionExpression", "FilterExpression");
        var keys = KeyConditionOf(request, scope);
        var keyPaths = scope.Paths.Count;
        var filter = request.Text("FilterExpression") is { } filtered ? ConditionExpression.Parse("FilterExpression", filtered, scope) : null;
        var filterPaths = scope.Paths.Skip(keyPaths).ToList();
        var projection = request.Text("ProjectionExpression") is { } text ? Projection.Parse(text, scope) : null;
        scope.RefuseUnused();

        var table = tables.Find(name) ?? throw Refusal.ResourceNotFound();
        RefuseOtherThanKeys(table, keys);
        RefuseKeys(table, filterPaths);
        var start = request.Member("ExclusiveStartKey") is null ? null : table.KeyOf(request.Attributes("ExclusiveStartKey"));
        var (looked, last) = Page(table, keys, start, backwards, limit);
        var found = looked.Where(item => filter is null || filter.Holds(item)).ToList();
        return DynamoDbAnswer.Of(writer =>
        {
            writer.WriteNumber("Count", found.Count);
            if (!counts)
            {
                writer.WriteStartArray("Items");
                found.ForEach(item => (projection?.Of(item) ?? item).WriteAttributes(writer));
                writer.WriteEndArray();
            }

            WriteAttributes(writer, "LastEvaluatedKey", last);
            writer.WriteNumber("ScannedCount", looked.Count);
            ConsumedCapacity.Write(writer, request, looked.Sum(item => ConsumedCapacity.OfRead(item, consistent)));
        });
    }

    private static int? LimitOf(Request request)
    {
        if (request.Member("Limit") is not { } given)
        {
            return null;
        }

        return given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out var limit) ? throw Refusal.Serialization("Unexpected field type")
            : limit >= 1 ? limit
            : throw Refusal.Constraint($"{limit}", "limit", "Member must have value greater than or equal to 1");
    }

    private static bool Counts(Request request) => request.Text("Select") switch
    {
        null or "ALL_ATTRIBUTES" or "SPECIFIC_ATTRIBUTES" => false,
        "COUNT" => true,
        var other => throw Refusal.Constraint(
            other, "select", "Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]"),
    };

    private static Condition KeyConditionOf(Request request, ExpressionScope scope) => request.Text("KeyConditionExpression") is { } text
        ? ConditionExpression.Parse("KeyConditionExpression", text, scope)
        : throw Refusal.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");

    /// <summary>Equality on the partition key, and at most one condition on the sort key.</summary>
    private static void RefuseOtherThanKeys(Table table, Condition condition)
    {
        var parts = condition.Conjuncts.ToList();
        var hash = table.Declaration.HashKey.Name;
        if (!parts.Exists(part => part.EqualAttribute == hash))
        {
            throw Refusal.Validation($"Query condition missed key schema element: {hash}");
        }

        var rest = parts.Where(part => part.EqualAttribute != hash).ToList();
        if (rest.Count > 1)
        {
            throw Refusal.Validation("Conditions can be of length 1 or 2 only");
        }

        if (rest.Count == 1 && (table.Declaration.RangeKey is null || !rest[0].MaySelectRange))
        {
            throw Refusal.Validation("Query key condition not supported");
        }
    }

    private static void RefuseKeys(Table table, IReadOnlyList<DocumentPath> paths)
    {
        if (paths.FirstOrDefault(path => table.KeyAttributes.Any(key => key.Name == path.Attribute)) is { } path)
        {
            throw Refusal.Validation(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {path.Attribute}");
        }
    }

    private static (List<MapValue> Items, MapValue? Last) Page(Table table, Condition keys, ItemKey? start, bool backwards, int? limit)
    {
        var looked = new List<MapValue>();
        var bytes = 0;
        foreach (var item in (backwards ? table.Items.Reverse() : table.Items).Where(keys.Holds))
        {
            if (start is not null && Math.Sign(table.KeyOfItem(item).CompareTo(start)) != (backwards ? -1 : 1))
            {
                continue;
            }

            if (looked.Count > 0 && (looked.Count == limit || bytes + item.ItemSize > PageBytes))
            {
                return (looked, KeyOf(table, looked[^1]));
            }

            looked.Add(item);
            bytes += item.ItemSize;
        }

        return (looked, null);
    }

    private static MapValue KeyOf(Table table, MapValue item) => new(table.KeyAttributes.ToImmutableSortedDictionary(
        key => key.Name, key => item[key.Name]!, StringComparer.Ordinal));
}
