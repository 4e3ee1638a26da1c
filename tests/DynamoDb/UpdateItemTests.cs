namespace Tests.DynamoDb;

public class UpdateItemTests
{
    private readonly DynamoDbFixture dynamoDb = new();

    [Fact]
    public void Updating_what_is_not_there_creates_it()
    {
        dynamoDb.Ask("UpdateItem", """{"TableName":"items","Key":{"p":{"S":"x"}}}""");

        Assert.Equal("""{"p":{"S":"x"}}""", dynamoDb.Item);
    }

    [Theory]
    [InlineData("REMOVE a", null)]
    [InlineData("REMOVE a.b[0]", null)]
    [InlineData("DELETE a :v", """ ":v":{"SS":["x"]} """)]
    public void Removing_from_what_is_not_there_creates_nothing(string expression, string? values)
    {
        dynamoDb.Ask("UpdateItem", DynamoDbFixture.Update(expression, values));

        Assert.Null(dynamoDb.Item);
    }

    [Theory]
    [InlineData("NONE", "{}")]
    [InlineData("ALL_OLD", """{"Attributes":{"a":{"N":"1"},"b":{"M":{"c":{"N":"2"},"d":{"N":"3"}}},"p":{"S":"x"}}}""")]
    [InlineData("ALL_NEW", """{"Attributes":{"a":{"N":"2"},"b":{"M":{"c":{"N":"5"},"d":{"N":"3"}}},"n":{"N":"5"},"p":{"S":"x"}}}""")]
    [InlineData("UPDATED_OLD", """{"Attributes":{"a":{"N":"1"},"b":{"M":{"c":{"N":"2"}}}}}""")]
    [InlineData("UPDATED_NEW", """{"Attributes":{"a":{"N":"2"},"b":{"M":{"c":{"N":"5"}}},"n":{"N":"5"}}}""")]
    public void ReturnValues_choose_what_comes_back(string wanted, string answer)
    {
        dynamoDb.Put(""" "a":{"N":"1"},"b":{"M":{"c":{"N":"2"},"d":{"N":"3"}}} """);

        var request = DynamoDbFixture.Update(
            "SET n = :five, b.c = :five ADD a :one", """ ":one":{"N":"1"},":five":{"N":"5"} """, $",\"ReturnValues\":\"{wanted}\"");

        Assert.Equal(answer, dynamoDb.Ask("UpdateItem", request).GetRawText());
    }

    [Fact]
    public void A_failed_condition_changes_nothing()
    {
        dynamoDb.Put(""" "a":{"N":"1"} """);

        var error = dynamoDb.Refused("UpdateItem", DynamoDbFixture.Update(
            "SET a = :v", """ ":v":{"N":"2"} """, ",\"ConditionExpression\":\"a = :v\""));

        Assert.Equal("ConditionalCheckFailedException", error.Code);
        Assert.Equal("""{"a":{"N":"1"},"p":{"S":"x"}}""", dynamoDb.Item);
    }

    [Fact]
    public void An_item_may_not_grow_beyond_400_KB()
    {
        dynamoDb.Put($$$"""  "a":{"S":"{{{new string('a', 300 * 1024)}}}" } """);

        var error = dynamoDb.Refused("UpdateItem", DynamoDbFixture.Update("SET b = a"));

        Assert.Equal("Item size to update has exceeded the maximum allowed size", error.Message);
    }

    [Theory]
    [InlineData("AttributeUpdates")]
    [InlineData("Expected")]
    public void A_legacy_parameter_is_refused_by_name_rather_than_ignored(string parameter)
    {
        var error = dynamoDb.Refused("UpdateItem", $$$"""{"TableName":"items","Key":{"p":{"S":"x"}},"{{{parameter}}}":{}}""");

        Assert.Contains($"{parameter} is a legacy parameter and is not simulated", error.Message);
    }
}
