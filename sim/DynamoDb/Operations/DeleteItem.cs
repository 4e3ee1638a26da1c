namespace Sim.DynamoDb.Operations;

/// <summary>Deletes an item. That there is none is no error, unless a condition says so.</summary>
internal sealed class DeleteItem : WriteOperation
{
    public override PreparedWrite Prepare(Tables tables, Request request)
    {
        var name = request.TableName;
        request.RefuseLegacy("Expected", "ConditionalOperator");
        var keyAttributes = request.Attributes("Key");
        var wanted = OldValues(request);
        var scope = request.Scope("ConditionExpression");
        var condition = ConditionOf(request, scope);
        scope.RefuseUnused();

        var table = tables.Find(name) ?? throw Refusal.ResourceNotFound();
        var key = table.KeyOf(keyAttributes);
        table.RefuseNestedKeys(scope.Paths);
        return new PreparedWrite(table, key, condition, table.Find(key), () => null, wanted);
    }

    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var write = Prepare(tables, request);
        if (Refused(write.Condition, write.Old, request) is { } refusal)
        {
            return refusal;
        }

        var answer = DynamoDbAnswer.Of(writer =>
        {
            WriteAttributes(writer, "Attributes", write.Wanted == "ALL_OLD" ? write.Old : null);
            ConsumedCapacity.Write(writer, request, ConsumedCapacity.OfWrite(write.Old, null));
        });
        write.CarryOut(null);
        return answer;
    }
}
