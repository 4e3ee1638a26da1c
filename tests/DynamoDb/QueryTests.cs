using System.Text.Json;

namespace Tests.DynamoDb;

/// <summary>Query: the items of one partition key in the order of the sort key.</summary>
public class QueryTests
{
    private readonly DynamoDbFixture dynamoDb = new();

    public QueryTests()
    {
        foreach (var (p, c) in new[] { ("a", 10), ("a", 9), ("b", 1), ("a", 1) })
        {
            dynamoDb.Ask("PutItem", $$$"""{"TableName":"orders","Item":{"p":{"S":"{{{p}}}"},"c":{"N":"{{{c}}}"},"odd":{"BOOL":{{{(c % 2 == 1 ? "true" : "false")}}} } } }""");
        }
    }

    [Fact]
    public void Items_come_in_the_order_of_the_sort_key() => Assert.Equal("1 9 10", Found("p = :p"));

    [Fact]
    public void Or_backwards() => Assert.Equal("10 9 1", Found("p = :p", more: ",\"ScanIndexForward\":false"));

    [Theory]
    [InlineData("p = :p AND c > :c", "10")]
    [InlineData("p = :p AND c BETWEEN :c AND :c", "9")]
    [InlineData("c <= :c AND p = :p", "1 9")]
    public void The_sort_key_can_be_narrowed(string condition, string found) => Assert.Equal(found, Found(condition, ",\":c\":{\"N\":\"9\"}"));

    [Fact]
    public void A_filter_takes_away_what_was_looked_at()
    {
        var answer = Ask("p = :p", ",\":t\":{\"BOOL\":true}", ",\"FilterExpression\":\"odd = :t\"");

        Assert.Equal((2, 3), (answer.GetProperty("Count").GetInt32(), answer.GetProperty("ScannedCount").GetInt32()));
    }

    [Fact]
    public void A_page_ends_with_the_key_that_the_next_one_starts_after()
    {
        var first = Ask("p = :p", more: ",\"Limit\":2");

        Assert.Equal("""{"c":{"N":"9"},"p":{"S":"a"}}""", first.GetProperty("LastEvaluatedKey").GetRawText());
        Assert.Equal("10", Found("p = :p", more: $",\"Limit\":2,\"ExclusiveStartKey\":{first.GetProperty("LastEvaluatedKey").GetRawText()}"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"2\"")]
    [InlineData("1.5")]
    public void A_limit_is_a_whole_number(string limit) =>
        Assert.Equal("SerializationException", dynamoDb.Refused("Query", Request("p = :p", more: $",\"Limit\":{limit}")).Code);

    [Theory]
    [InlineData("c = :p", "Query condition missed key schema element: p")]
    [InlineData("p > :p", "Query condition missed key schema element: p")]
    [InlineData("p = :p AND c <> :p", "Query key condition not supported")]
    public void Other_conditions_are_not_a_querys(string condition, string message) => Assert.Equal(message, dynamoDb.Refused("Query", Request(condition)).Message);

    private string Found(string condition, string values = "", string more = "") => string.Join(
        ' ', Ask(condition, values, more).GetProperty("Items").EnumerateArray().Select(item => item.GetProperty("c").GetProperty("N").GetString()));

    private JsonElement Ask(string condition, string values = "", string more = "") => dynamoDb.Ask("Query", Request(condition, values, more));

    private static string Request(string condition, string values = "", string more = "") =>
        "{\"TableName\":\"orders\",\"KeyConditionExpression\":\"" + condition + "\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"a\"}" + values + "}" + more + "}";
}
