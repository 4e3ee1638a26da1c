namespace Sim.DynamoDb.Operations;

/// <summary>Creates an item or replaces it whole.</summary>
internal sealed class PutItem : WriteOperation
{
    public override PreparedWrite Prepare(Tables tables, Request request)
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
        return new PreparedWrite(table, key, condition, table.Find(key), () => item, wanted);
    }

    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var write = Prepare(tables, request);
        if (Refused(write.Condition, write.Old, request) is { } refusal)
        {
            return refusal;
        }

        var item = write.New();
        var answer = DynamoDbAnswer.Of(writer =>
        {
            WriteAttributes(writer, "Attributes", write.Wanted == "ALL_OLD" ? write.Old : null);
            ConsumedCapacity.Write(writer, request, ConsumedCapacity.OfWrite(write.Old, item));
        });
        write.CarryOut(item);
        return answer;
    }
}
