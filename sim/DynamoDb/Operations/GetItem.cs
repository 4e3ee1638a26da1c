using Sim.DynamoDb.Expressions;

namespace Sim.DynamoDb.Operations;

/// <summary>Reads an item, or parts of it.</summary>
internal sealed class GetItem : Operation
{
    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var name = request.TableName;
        request.RefuseLegacy("AttributesToGet");
        var keyAttributes = request.Attributes("Key");
        var consistent = request.Flag("ConsistentRead");
        var scope = request.Scope("ProjectionExpression");
        var projection = request.Text("ProjectionExpression") is { } text ? Projection.Parse(text, scope) : null;
        scope.RefuseUnused();

        var table = tables.Find(name) ?? throw Refusal.ResourceNotFound();
        var key = table.KeyOf(keyAttributes);
        table.RefuseNestedKeys(scope.Paths);
        var found = table.Find(key);
        return DynamoDbAnswer.Of(writer =>
        {
            if (found is not null)
            {
                // Present even when nothing of it was asked for: that is how a client tells it from a missing item.
                writer.WritePropertyName("Item");
                (projection?.Of(found) ?? found).WriteAttributes(writer);
            }

            ConsumedCapacity.Write(writer, request, ConsumedCapacity.OfRead(found, consistent));
        });
    }
}
