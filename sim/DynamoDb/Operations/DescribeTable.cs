namespace Sim.DynamoDb.Operations;

/// <summary>A table's keys and size. Clients call it to wait until a table is ACTIVE; here it always is.</summary>
internal sealed class DescribeTable : Operation
{
    public override DynamoDbAnswer Execute(Tables tables, Request request)
    {
        var name = request.TableName;
        var table = tables.Find(name) ?? throw Refusal.TableNotFound(name);
        return DynamoDbAnswer.Of(writer =>
        {
            writer.WriteStartObject("Table");
            writer.WriteString("TableName", name);
            writer.WriteString("TableStatus", "ACTIVE");
            writer.WriteNumber("CreationDateTime", table.CreatedAt.ToUnixTimeMilliseconds() / 1000m);
            writer.WriteNumber("ItemCount", table.ItemCount);
            writer.WriteNumber("TableSizeBytes", table.Items.Sum(item => (long)item.ItemSize));
            writer.WriteStartArray("KeySchema");
            foreach (var key in table.KeyAttributes)
            {
                writer.WriteStartObject();
                writer.WriteString("AttributeName", key.Name);
                writer.WriteString("KeyType", key == table.Declaration.HashKey ? "HASH" : "RANGE");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("AttributeDefinitions");
            foreach (var key in table.KeyAttributes)
            {
                writer.WriteStartObject();
                writer.WriteString("AttributeName", key.Name);
                writer.WriteString("AttributeType", key.Type);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
