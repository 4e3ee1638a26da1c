using System.Text;
using System.Text.Json;

namespace Tests.DynamoDb;

/// <summary>PutItem, GetItem and DeleteItem, and what every operation has in common.</summary>
public class ItemTests
{
    private const string AllTypes = """
        {"b":{"B":"AQID"},"bool":{"BOOL":false},"bs":{"BS":["AQ==","Ag=="]},"l":{"L":[{"S":""},{"NULL":true}]},"m":{"M":{"k":{"N":"-0.5"}}},"n":{"N":"100"},"ns":{"NS":["-1","2","10"]},"p":{"S":"x"},"ss":{"SS":["a","b"]}}
        """;

    private readonly DynamoDbFixture dynamoDb = new();

    [Fact]
    public void An_item_comes_back_as_it_was_put_in_canonical_form()
    {
        dynamoDb.Ask("PutItem", $$$"""{"TableName":"items","Item":{{{AllTypes.Replace("\"100\"", "\"+1.00e2\"")}}} }""");

        Assert.Equal(AllTypes.Trim(), dynamoDb.Item);
    }

    [Fact]
    public void Putting_replaces_the_whole_item_and_can_return_the_old_one()
    {
        dynamoDb.Put(""" "a":{"N":"1"} """);

        var answer = dynamoDb.Ask("PutItem", """{"TableName":"items","Item":{"p":{"S":"x"},"b":{"N":"2"}},"ReturnValues":"ALL_OLD"}""");

        Assert.Equal("""{"Attributes":{"a":{"N":"1"},"p":{"S":"x"}}}""", answer.GetRawText());
        Assert.Equal("""{"b":{"N":"2"},"p":{"S":"x"}}""", dynamoDb.Item);
    }

    [Fact]
    public void Deleting_returns_the_old_item_once_and_is_no_error_thereafter()
    {
        dynamoDb.Put();
        const string request = """{"TableName":"items","Key":{"p":{"S":"x"}},"ReturnValues":"ALL_OLD"}""";

        Assert.Equal("""{"Attributes":{"p":{"S":"x"}}}""", dynamoDb.Ask("DeleteItem", request).GetRawText());
        Assert.Equal("{}", dynamoDb.Ask("DeleteItem", request).GetRawText());
    }

    [Fact]
    public void A_second_claim_of_the_same_id_is_refused_and_shown_the_first()
    {
        const string claim = """
            {"TableName":"items","Item":{"p":{"S":"x"}},"ConditionExpression":"attribute_not_exists(p)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
            """;
        dynamoDb.Ask("PutItem", claim);

        var answer = dynamoDb.Tables.Answer("PutItem", Encoding.UTF8.GetBytes(claim));

        Assert.Equal(400, answer.HttpStatus);
        Assert.Equal("ConditionalCheckFailedException", answer.Error?.Code);
        Assert.Equal(
            """{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":{"p":{"S":"x"}}}""",
            Encoding.UTF8.GetString(answer.Json));
    }

    [Theory]
    [InlineData("a, m.k, l[1]", """{"a":{"N":"1"},"l":{"L":[{"N":"2"}]},"m":{"M":{"k":{"N":"3"}}}}""")]
    [InlineData("l[0], l[1]", """{"l":{"L":[{"N":"1"},{"N":"2"}]}}""")]
    [InlineData("absent, m.nothing", "{}")]
    public void A_projection_returns_parts_in_their_places(string projection, string item)
    {
        dynamoDb.Put(""" "a":{"N":"1"},"l":{"L":[{"N":"1"},{"N":"2"}]},"m":{"M":{"k":{"N":"3"},"o":{"N":"4"}}} """);

        var answer = dynamoDb.Ask("GetItem", $$$"""{"TableName":"items","Key":{"p":{"S":"x"}},"ProjectionExpression":"{{{projection}}}" }""");

        Assert.Equal(item, answer.GetProperty("Item").GetRawText());
    }

    [Fact]
    public void A_table_with_a_sort_key_keeps_items_apart_and_in_order()
    {
        foreach (var c in new[] { "10", "9", "1e1", "-1" })
        {
            dynamoDb.Ask("PutItem", $$$"""{"TableName":"orders","Item":{"p":{"S":"x"},"c":{"N":"{{{c}}}" } } }""");
        }

        var orders = dynamoDb.Tables.Snapshot().Single(table => table.Name == "orders");
        Assert.Equal(["-1", "9", "10"], orders.Items.Select(item => ((global::Sim.DynamoDb.Values.NumberValue)item["c"]!).Number.ToString()));
    }

    [Theory]
    [InlineData("""{"p":{"S":""}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p")]
    [InlineData("""{"q":{"S":"x"}}""", "One or more parameter values were invalid: Missing the key p in the item")]
    [InlineData("""{"p":{"N":"1"}}""", "One or more parameter values were invalid: Type mismatch for key p expected: S actual: N")]
    [InlineData("""{"p":{}}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"p":{"S":"x","N":"1"}}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"p":{"S":"x"},"a":{"SS":[]}}""", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{"p":{"S":"x"},"a":{"SS":["a","a"]}}""", "One or more parameter values were invalid: Input collection [a, a] contains duplicates.")]
    [InlineData("""{"p":{"S":"x"},"a":{"NS":["1","1.0"]}}""", "Input collection contains duplicates")]
    [InlineData("""{"p":{"S":"x"},"a":{"NULL":false}}""", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [InlineData("""{"p":{"S":"x"},"a":{"N":"1,5"}}""", "The parameter cannot be converted to a numeric value: 1,5")]
    [InlineData("""{"p":{"S":"x"},"a":{"N":""}}""", "The parameter cannot be converted to a numeric value")]
    [InlineData("""{"p":{"S":"x"},"a":{"N":"1e126"}}""", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("""{"p":{"S":"x"},"a":{"N":"1e-131"}}""", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("""{"p":{"S":"x"},"a":{"N":"123456789012345678901234567890123456789"}}""", "Attempting to store more than 38 significant digits in a Number")]
    public void An_item_that_DynamoDB_refuses_is_refused_in_its_words(string item, string message)
    {
        var error = dynamoDb.Refused("PutItem", $$$"""{"TableName":"items","Item":{{{item}}} }""");

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
        Assert.All(dynamoDb.Tables.Snapshot(), table => Assert.Empty(table.Items));
    }

    [Theory]
    [InlineData("GetItem", """{"TableName":"none-such","Key":{"p":{"S":"x"}}}""", "ResourceNotFoundException", "Requested resource not found")]
    [InlineData("DescribeTable", """{"TableName":"none-such"}""", "ResourceNotFoundException", "Requested resource not found: Table: none-such not found")]
    [InlineData("GetItem", """{"TableName":"orders","Key":{"p":{"S":"x"}}}""", "ValidationException", "The provided key element does not match the schema")]
    [InlineData("GetItem", """{"TableName":"items","Key":{"p":{"N":"1"}}}""", "ValidationException", "The provided key element does not match the schema")]
    [InlineData("GetItem", """{"Key":{"p":{"N":"1"}}}""", "ValidationException", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutItem", """{"TableName":"items","Item":{"p":{"S":"x"}},"ReturnValues":"ALL_NEW"}""", "ValidationException", "ReturnValues can only be ALL_OLD or NONE")]
    [InlineData("PutItem", """{"TableName":"items","Item":{"p":{"S":5}}}""", "SerializationException", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("Scan", "{}", "UnknownOperationException", "DynamoDB's Scan is not simulated. Simulated are DeleteItem, DescribeTable, GetItem, PutItem, Query, TransactWriteItems, UpdateItem.")]
    public void A_request_that_cannot_be_served_is_refused(string operation, string request, string code, string message)
    {
        var error = dynamoDb.Refused(operation, request);

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
        Assert.Equal(400, error.HttpStatus);
    }

    [Fact]
    public void An_item_of_more_than_400_KB_is_refused()
    {
        var error = dynamoDb.Refused(
            "PutItem", $$$"""{"TableName":"items","Item":{"p":{"S":"x"},"a":{"S":"{{{new string('a', 400 * 1024)}}}" } } }""");

        Assert.Equal("Item size has exceeded the maximum allowed size", error.Message);
    }

    [Fact]
    public void Thirty_two_levels_of_nesting_fit_and_one_more_does_not()
    {
        dynamoDb.Put($"\"a\":{Nested(32)}");

        Assert.Equal("Nesting Levels have exceeded supported limits", Assert.Throws<global::Sim.AwsError>(() => dynamoDb.Put($"\"a\":{Nested(33)}")).Message);

        static string Nested(int levels) => string.Concat(Enumerable.Repeat("""{"L":[""", levels)) + """{"N":"1"}"""
            + string.Concat(Enumerable.Repeat("]}", levels));
    }

    [Fact]
    public void An_expired_item_is_seen_until_it_is_deleted()
    {
        var now = StillClock.Start.ToUnixTimeSeconds();
        dynamoDb.Put($$$""" "expiresAt":{"N":"{{{now + 60}}}" } """);
        dynamoDb.Ask("PutItem", """{"TableName":"items","Item":{"p":{"S":"ancient"},"expiresAt":{"N":"1"}}}""");
        Assert.Empty(dynamoDb.Tables.DeleteExpired());

        dynamoDb.Clock.Now += TimeSpan.FromSeconds(61);
        Assert.NotNull(dynamoDb.Item);

        var expired = Assert.Single(dynamoDb.Tables.DeleteExpired());
        Assert.Equal("items", expired.Table);
        Assert.Null(dynamoDb.Item);
        // More than five years ago is no expiry, but a number that means something else.
        Assert.Equal("ancient", JsonDocument.Parse(dynamoDb.Ask("GetItem", """{"TableName":"items","Key":{"p":{"S":"ancient"}}}""").GetRawText())
            .RootElement.GetProperty("Item").GetProperty("p").GetProperty("S").GetString());
    }

    [Theory]
    [InlineData("GetItem", 3000, 0.5)]
    [InlineData("GetItem", 5000, 1)]
    [InlineData("DeleteItem", 3000, 3)]
    public void Capacity_is_counted_when_asked_for(string operation, int bytes, double units)
    {
        dynamoDb.Put($$$""" "a":{"S":"{{{new string('a', bytes)}}}" } """);

        var answer = dynamoDb.Ask(operation, """{"TableName":"items","Key":{"p":{"S":"x"}},"ReturnConsumedCapacity":"TOTAL"}""");

        Assert.Equal(units, answer.GetProperty("ConsumedCapacity").GetProperty("CapacityUnits").GetDouble());
    }
}
