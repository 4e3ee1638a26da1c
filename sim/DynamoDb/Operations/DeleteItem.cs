namespace Sim.DynamoDb.Operations;

/// <summary>Deletes an item. That there is none is no error, unless a condition says so.</summary>
internal sealed class DeleteItem : Operation
{
    public override DynamoDbAnswer Execute(Tables tables, Request request)
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
        var old = table.Find(key);
        if (Refused(condition, old, request) is { } refusal)
        {
            return refusal;
        }

        var answer = DynamoDbAnswer.Of(writer =>
        {
            WriteAttributes(writer, "Attributes", wanted == "ALL_OLD" ? old : null);
            ConsumedCapacity.Write(writer, request, ConsumedCapacity.OfWrite(old, null));
        });
        table.Delete(key);
        return answer;
    }
}
