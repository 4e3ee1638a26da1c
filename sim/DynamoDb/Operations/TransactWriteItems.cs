using System.Text.Json;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Operations;

/// <summary>
/// Writes up to a hundred items, all or none of them
/// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). The capacity that it consumes
/// is not simulated.
/// </summary>
internal sealed class TransactWriteItems : Operation
{
    private const int MaximumItems = 100;

    private static readonly SortedDictionary<string, WriteOperation> Parts = new(StringComparer.Ordinal)
    {
        ["ConditionCheck"] = new ConditionCheck(),
        ["Delete"] = new DeleteItem(),
        ["Put"] = new PutItem(),
        ["Update"] = new UpdateItem(),
    };

    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var items = Items(request);
        request.Choice("ReturnConsumedCapacity", "INDEXES", "TOTAL", "NONE");
        var token = request.Text("ClientRequestToken");
        if (token is not null && tables.Tokens.IsRepeated(token, request))
        {
            return DynamoDbAnswer.Of(_ => { });
        }

        var writes = items.Select(item => Prepare(tables, item)).ToList();
        if (writes.GroupBy(write => write.Write.Table).Any(table => new SortedSet<ItemKey>(table.Select(write => write.Write.Key)).Count < table.Count()))
        {
            throw Refusal.Validation("Transaction request cannot include multiple operations on one item");
        }

        var outcomes = writes.Select(write => Outcome(write.Write, write.Request)).ToList();
        if (outcomes.Exists(outcome => outcome.Reason != CancellationReason.None))
        {
            return DynamoDbAnswer.Cancelled([.. outcomes.Select(outcome => outcome.Reason)]);
        }

        foreach (var (write, outcome) in writes.Zip(outcomes))
        {
            write.Write.CarryOut(outcome.Item);
        }

        if (token is not null)
        {
            tables.Tokens.Remember(token, request);
        }

        return DynamoDbAnswer.Of(_ => { });
    }

    private static List<JsonElement> Items(Request request)
    {
        if (request.Member("TransactItems") is not { } items)
        {
            throw Refusal.Constraint(null, "transactItems", "Member must not be null");
        }

        return items.ValueKind != JsonValueKind.Array ? throw Refusal.Serialization("Unexpected field type")
            : items.GetArrayLength() == 0 ? throw Refusal.Constraint("[]", "transactItems", "Member must have length greater than or equal to 1")
            : items.GetArrayLength() > MaximumItems ? throw Refusal.Constraint("[...]", "transactItems", $"Member must have length less than or equal to {MaximumItems}")
            : [.. items.EnumerateArray()];
    }

    private static (PreparedWrite Write, Request Request) Prepare(Tables tables, JsonElement item)
    {
        var part = new Request(item);
        var given = Parts.Where(operation => part.Member(operation.Key) is not null).ToList();
        if (given.Count != 1)
        {
            throw Refusal.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }

        var request = new Request(part.Member(given[0].Key)!.Value);
        return (given[0].Value.Prepare(tables, request), request);
    }

    private static (CancellationReason Reason, MapValue? Item) Outcome(PreparedWrite write, Request request)
    {
        var shown = request.Choice("ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE");
        if (!write.Holds)
        {
            return (new CancellationReason("ConditionalCheckFailed", "The conditional request failed", shown == "ALL_OLD" ? write.Old : null), null);
        }

        try
        {
            return (CancellationReason.None, write.New());
        }
        catch (AwsError refused) when (refused.Code == "ValidationException")
        {
            return (new CancellationReason("ValidationError", refused.Message), null);
        }
    }
}
