using System.Text.Json;
using System.Text.Json.Nodes;
using Local.Worlds;
using Sim.DynamoDb;
using Sim.DynamoDb.Values;

namespace Local.Running;

/// <summary>Plays a producer with an outbox: writes events into its table by transactions, and reads what became of them there.</summary>
internal sealed class OutboxProducer(DeclaredWorld declared)
{
    private readonly Dictionary<(string Table, string Entity), int> written = [];

    /// <summary>Writes the next event of an entity; returns its place.</summary>
    public OutboxPlace Write(string table, string entity, string message)
    {
        var number = written[(table, entity)] = written.GetValueOrDefault((table, entity)) + 1;
        var place = new OutboxPlace(table, entity, $"{number:D19}");
        Ask("TransactWriteItems", new JsonObject
        {
            ["TransactItems"] = new JsonArray(new JsonObject
            {
                ["Put"] = new JsonObject
                {
                    ["TableName"] = table,
                    ["Item"] = new JsonObject { ["entity"] = Text(entity), ["sequence"] = Text(place.Sequence), ["event"] = Text(message) },
                    ["ConditionExpression"] = "attribute_not_exists(entity)",
                },
            }),
        });
        return place;
    }

    /// <summary>The status of an event, null while it waits; its message id if it was published, and why not if it was refused.</summary>
    public (string? Status, Guid? MessageId, string? Reason) Read(OutboxPlace place)
    {
        using var answer = JsonDocument.Parse(Ask("GetItem", new JsonObject
        {
            ["TableName"] = place.Table,
            ["Key"] = new JsonObject { ["entity"] = Text(place.Entity), ["sequence"] = Text(place.Sequence) },
        }));
        var item = answer.RootElement.GetProperty("Item");
        string? Attribute(string name) => item.TryGetProperty(name, out var value) ? value.GetProperty("S").GetString() : null;
        return (Attribute("status"), Guid.TryParse(Attribute("messageId"), out var id) ? id : null, Attribute("reason"));
    }

    /// <summary>Every function that reads the table's stream has passed it over: nobody will publish it.</summary>
    public bool IsPassedOver(OutboxPlace place)
    {
        var stream = declared.Tables.StreamOf(place.Table);
        var mappings = declared.World.StreamMappings.Where(mapping => mapping.Configuration.Stream == stream).ToList();
        return mappings.Count > 0 && mappings.TrueForAll(mapping => mapping.FilteredOut > 0)
            && stream.Records.Where(record => IsAt(record, place)).All(record => mappings.TrueForAll(mapping => declared.World.HasPassedOver(mapping.Uuid, record)));
    }

    private static bool IsAt(StreamRecord record, OutboxPlace place) =>
        record.Keys["entity"] is StringValue { Text: var entity } && entity == place.Entity
        && record.Keys["sequence"] is StringValue { Text: var sequence } && sequence == place.Sequence;

    private byte[] Ask(string operation, JsonObject request)
    {
        using var json = JsonDocument.Parse(request.ToJsonString());
        return declared.Tables.Execute(operation, json.RootElement);
    }

    private static JsonObject Text(string text) => new() { ["S"] = text };
}
