namespace Sim.DynamoDb.Operations;

/// <summary>Creates an item or replaces it whole.</summary>
internal sealed class PutItem : Operation
{
    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var name = request.TableName;
        request.RefuseLegacy("Expected", "ConditionalOperator");
        var item = request.Attributes("Item");
        var wanted = OldValues(request);
        if (item.ItemSize > MaximumItemSize)
        {
            throw Refusal.Validation("Item size has exceeded the maximum allowed size");
        }

        var scope = request.Scope("ConditionExpression");
        var condition = ConditionOf(request, scope);
        scope.RefuseUnused();

        var table = tables.Find(name) ?? throw Refusal.ResourceNotFound();
        var key = table.KeyOfItem(item);
        table.RefuseNestedKeys(scope.Paths);
        var old = table.Find(key);
        if (Refused(condition, old, request) is { } refusal)
        {
            return refusal;
        }

        var answer = DynamoDbAnswer.Of(writer =>
        {
            WriteAttributes(writer, "Attributes", wanted == "ALL_OLD" ? old : null);
            ConsumedCapacity.Write(writer, request, ConsumedCapacity.OfWrite(old, item));
        });
        table.Put(key, item);
        return answer;
    }
}
