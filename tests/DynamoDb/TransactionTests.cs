using System.Text;
using System.Text.Json;

namespace Tests.DynamoDb;

/// <summary>TransactWriteItems: all of it or nothing.</summary>
public class TransactionTests
{
    private readonly DynamoDbFixture dynamoDb = new();

    [Fact]
    public void All_parts_are_written_together()
    {
        dynamoDb.Put(""" "n":{"N":"1"} """);

        var answer = dynamoDb.Ask("TransactWriteItems", Items(
            """{"Update":{"TableName":"items","Key":{"p":{"S":"x"}},"UpdateExpression":"ADD n :one","ExpressionAttributeValues":{":one":{"N":"1"}}}}""",
            """{"Put":{"TableName":"orders","Item":{"p":{"S":"a"},"c":{"N":"1"}}}}""",
            """{"Delete":{"TableName":"items","Key":{"p":{"S":"none"}}}}""",
            """{"ConditionCheck":{"TableName":"items","Key":{"p":{"S":"other"}},"ConditionExpression":"attribute_not_exists(p)"}}"""));

        Assert.Equal("{}", answer.GetRawText());
        Assert.Equal("""{"n":{"N":"2"},"p":{"S":"x"}}""", dynamoDb.Item);
        Assert.Single(dynamoDb.Tables.Snapshot().Single(table => table.Name == "orders").Items);
    }

    [Fact]
    public void One_condition_that_fails_cancels_all_with_a_reason_for_each_part()
    {
        dynamoDb.Put(""" "n":{"N":"1"} """);
        var request = Items(
            """{"Put":{"TableName":"orders","Item":{"p":{"S":"a"},"c":{"N":"1"}}}}""",
            """{"Put":{"TableName":"items","Item":{"p":{"S":"x"}},"ConditionExpression":"attribute_not_exists(p)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}""");

        var answer = dynamoDb.Tables.Answer("TransactWriteItems", Encoding.UTF8.GetBytes(request));

        Assert.Equal(400, answer.HttpStatus);
        Assert.Equal(
            """{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]","CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":{"n":{"N":"1"},"p":{"S":"x"}}}]}""",
            Encoding.UTF8.GetString(answer.Json));
        Assert.Empty(dynamoDb.Tables.Snapshot().Single(table => table.Name == "orders").Items);
        Assert.Equal("""{"n":{"N":"1"},"p":{"S":"x"}}""", dynamoDb.Item);
    }

    [Fact]
    public void What_does_not_fit_the_item_cancels_too()
    {
        dynamoDb.Put(""" "n":{"S":"text"} """);

        var refused = dynamoDb.Refused("TransactWriteItems", Items(
            """{"Update":{"TableName":"items","Key":{"p":{"S":"x"}},"UpdateExpression":"ADD n :one","ExpressionAttributeValues":{":one":{"N":"1"}}}}"""));

        Assert.Equal(("TransactionCanceledException", true), (refused.Code, refused.Message.EndsWith("[ValidationError]", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_item_can_be_written_once_in_a_transaction()
    {
        const string put = """{"Put":{"TableName":"items","Item":{"p":{"S":"x"}}}}""";

        Assert.Equal("Transaction request cannot include multiple operations on one item", dynamoDb.Refused("TransactWriteItems", Items(put, put)).Message);
    }

    [Theory]
    [InlineData("""{"TransactItems":[]}""", "ValidationException")]
    [InlineData("""{}""", "ValidationException")]
    [InlineData("""{"TransactItems":[{}]}""", "ValidationException")]
    [InlineData("""{"TransactItems":[{"Put":{"TableName":"no-such","Item":{"p":{"S":"x"}}}}]}""", "ResourceNotFoundException")]
    public void What_is_no_transaction_is_refused_as_a_whole(string request, string code) =>
        Assert.Equal(code, dynamoDb.Refused("TransactWriteItems", request).Code);

    [Fact]
    public void A_transaction_that_is_sent_again_with_its_token_is_carried_out_once()
    {
        string Request(string amount) => Items("""{"Update":{"TableName":"items","Key":{"p":{"S":"x"}},"UpdateExpression":"ADD n :n","ExpressionAttributeValues":{":n":{"N":"AMOUNT"}}}}""".Replace("AMOUNT", amount))
            .Replace("{\"TransactItems\"", "{\"ClientRequestToken\":\"t1\",\"TransactItems\"");

        dynamoDb.Ask("TransactWriteItems", Request("1"));
        dynamoDb.Ask("TransactWriteItems", Request("1"));

        Assert.Equal("""{"n":{"N":"1"},"p":{"S":"x"}}""", dynamoDb.Item);
        Assert.Equal("IdempotentParameterMismatchException", dynamoDb.Refused("TransactWriteItems", Request("2")).Code);
        dynamoDb.Clock.Now += TimeSpan.FromMinutes(10);
        dynamoDb.Ask("TransactWriteItems", Request("2"));
        Assert.Equal("""{"n":{"N":"3"},"p":{"S":"x"}}""", dynamoDb.Item);
    }

    private static string Items(params string[] items) => $$"""{"TransactItems":[{{string.Join(',', items)}}]}""";
}
