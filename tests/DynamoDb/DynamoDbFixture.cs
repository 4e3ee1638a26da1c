using System.Text.Json;
using Sim;
using Sim.DynamoDb;

namespace Tests.DynamoDb;

/// <summary>Two tables: `items` with the key p (S), `orders` with the keys p (S) and c (N).</summary>
internal sealed class DynamoDbFixture
{
    public DynamoDbFixture()
    {
        Tables = new Tables(Clock);
        Tables.CreateTable(new TableDeclaration { Name = "items", HashKey = new("p", "S"), TtlAttribute = "expiresAt" });
        Tables.CreateTable(new TableDeclaration { Name = "orders", HashKey = new("p", "S"), RangeKey = new("c", "N") });
    }

    public StillClock Clock { get; } = new();

    public Tables Tables { get; }

    /// <summary>The item of `items` whose key is x; <c>null</c> when there is none.</summary>
    public string? Item => Ask("GetItem", """{"TableName":"items","Key":{"p":{"S":"x"}}}""") is { } answer
        && answer.TryGetProperty("Item", out var item) ? item.GetRawText() : null;

    public JsonElement Ask(string operation, string request)
    {
        using var json = JsonDocument.Parse(request, new JsonDocumentOptions { MaxDepth = 128 });
        using var answer = JsonDocument.Parse(Tables.Execute(operation, json.RootElement));
        return answer.RootElement.Clone();
    }

    public AwsError Refused(string operation, string request) => Assert.Throws<AwsError>(() => Ask(operation, request));

    /// <param name="attributes">Besides the key, as JSON members: <c>"a":{"N":"1"}</c>.</param>
    public void Put(string attributes = "")
    {
        var more = string.IsNullOrWhiteSpace(attributes) ? "" : "," + attributes;
        Ask("PutItem", $$$"""{"TableName":"items","Item":{"p":{"S":"x"} {{{more}}} }}""");
    }

    /// <param name="more">Further parameters, as JSON members.</param>
    public static string Update(string expression, string? values = null, string more = "")
    {
        var quoted = JsonSerializer.Serialize(expression);
        var given = values is null ? "" : ",\"ExpressionAttributeValues\":{" + values + "}";
        return $$$"""{"TableName":"items","Key":{"p":{"S":"x"}},"UpdateExpression":{{{quoted}}} {{{given}}} {{{more}}} }""";
    }
}
