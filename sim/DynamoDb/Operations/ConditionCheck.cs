namespace Sim.DynamoDb.Operations;

/// <summary>The part of a transaction that writes nothing, and keeps the others from being written.</summary>
internal sealed class ConditionCheck : WriteOperation
{
    public override PreparedWrite Prepare(Tables tables, Request request)
    {
        var name = request.TableName;
        var keyAttributes = request.Attributes("Key");
        if (request.Text("ConditionExpression") is null)
        {
            throw Refusal.Constraint(null, "transactItems.1.member.conditionCheck.conditionExpression", "Member must not be null");
        }

        var scope = request.Scope("ConditionExpression");
        var condition = ConditionOf(request, scope);
        scope.RefuseUnused();
        var table = tables.Find(name) ?? throw Refusal.ResourceNotFound();
        var key = table.KeyOf(keyAttributes);
        table.RefuseNestedKeys(scope.Paths);
        var old = table.Find(key);
        return new PreparedWrite(table, key, condition, old, () => old) { OnlyChecks = true };
    }

    /// <summary>It is no operation of its own.</summary>
    public override DynamoDbAnswer Execute(Tables tables, Request request) => throw new NotSimulatedException("ConditionCheck outside of a transaction");
}
