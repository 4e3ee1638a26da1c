using Sim.DynamoDb.Expressions;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Operations;

/// <summary>Changes attributes of an item, which it creates where there is none.</summary>
internal sealed class UpdateItem : WriteOperation
{
    public override PreparedWrite Prepare(Tables tables, Request request) => Read(tables, request).Write;

    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var (write, update) = Read(tables, request);
        if (Refused(write.Condition, write.Old, request) is { } refusal)
        {
            return refusal;
        }

        var updated = write.New();
        var answer = DynamoDbAnswer.Of(writer =>
        {
            WriteAttributes(writer, "Attributes", Shown(write.Wanted, update, write.Old, updated));
            ConsumedCapacity.Write(writer, request, ConsumedCapacity.OfWrite(write.Old, updated));
        });
        if (updated is not null)
        {
            write.CarryOut(updated);
        }

        return answer;
    }

    private static (PreparedWrite Write, Update Update) Read(Tables tables, Request request)
    {
        var name = request.TableName;
        request.RefuseLegacy("AttributeUpdates", "Expected", "ConditionalOperator");
        var keyAttributes = request.Attributes("Key");
        var wanted = ReturnValues(request);
        var scope = request.Scope("UpdateExpression", "ConditionExpression");
        var update = request.Text("UpdateExpression") is { } text ? UpdateExpression.Parse(text, scope) : new Update([]);
        var condition = ConditionOf(request, scope);
        scope.RefuseUnused();

        var table = tables.Find(name) ?? throw Refusal.ResourceNotFound();
        var key = table.KeyOf(keyAttributes);
        table.RefuseKeyUpdates(update.Paths);
        table.RefuseNestedKeys(scope.Paths);
        var old = table.Find(key);
        return (new PreparedWrite(table, key, condition, old, () => Updated(update, old, keyAttributes), wanted), update);
    }

    /// <summary>
    /// What only removes does not create an item, and does not even mind paths that lead nowhere when there is none.
    /// (Found in Scylla's tests against DynamoDB; not documented by AWS.)
    /// </summary>
    private static MapValue? Updated(Update update, MapValue? old, MapValue key)
    {
        if (old is null && update.OnlyRemoves)
        {
            return null;
        }

        var updated = update.Apply(old ?? key);
        return updated.ItemSize <= MaximumItemSize
            ? updated
            : throw Refusal.Validation("Item size to update has exceeded the maximum allowed size");
    }

    private static MapValue? Shown(string wanted, Update update, MapValue? old, MapValue? updated) => wanted switch
    {
        "ALL_OLD" => old,
        "ALL_NEW" => updated,
        "UPDATED_OLD" when old is not null => new Projection(update.Paths).Of(old),
        "UPDATED_NEW" when updated is not null => new Projection(update.Paths).Of(updated),
        _ => null,
    };
}
