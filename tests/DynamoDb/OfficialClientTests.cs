using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Tests.DynamoDb;

/// <summary>The same behaviour over HTTP, as the official client sees it.</summary>
public class OfficialClientTests(EndpointFixture endpoint) : IClassFixture<EndpointFixture>
{
    private readonly AmazonDynamoDBClient client = endpoint.Client;

    [Fact]
    public async Task Every_type_survives_the_round_trip()
    {
        var item = Key("types");
        item["s"] = new AttributeValue { S = "Grüße \u2028 😀" };
        item["n"] = new AttributeValue { N = "12345678901234567890.5" };
        item["b"] = new AttributeValue { B = new MemoryStream([0, 255, 7]) };
        item["bool"] = new AttributeValue { BOOL = true };
        item["null"] = new AttributeValue { NULL = true };
        item["list"] = new AttributeValue { L = [new AttributeValue { S = "" }, new AttributeValue { N = "1" }] };
        item["map"] = new AttributeValue { M = new() { ["k"] = new AttributeValue { SS = ["b", "a"] } } };
        item["bs"] = new AttributeValue { BS = [new MemoryStream([1])] };
        await client.PutItemAsync("items", item);

        var read = (await client.GetItemAsync("items", Key("types"))).Item;

        Assert.Equal(item["s"].S, read["s"].S);
        Assert.Equal(item["n"].N, read["n"].N);
        Assert.Equal([0, 255, 7], read["b"].B.ToArray());
        Assert.True(read["bool"].BOOL);
        Assert.True(read["null"].NULL);
        Assert.Equal(["", null], read["list"].L.Select(element => element.S));
        Assert.Equal(["a", "b"], read["map"].M["k"].SS);
        Assert.Equal([1], read["bs"].BS.Single().ToArray());
    }

    [Fact]
    public async Task A_failed_condition_is_ConditionalCheckFailedException_with_the_item_that_stood_in_the_way()
    {
        var claim = new PutItemRequest
        {
            TableName = "items",
            Item = Key("claim"),
            ConditionExpression = "attribute_not_exists(p) OR expiresAt < :now",
            ExpressionAttributeValues = new() { [":now"] = new AttributeValue { N = "5" } },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        claim.Item["expiresAt"] = new AttributeValue { N = "10" };
        await client.PutItemAsync(claim);

        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => client.PutItemAsync(claim));

        Assert.Equal("The conditional request failed", refused.Message);
        Assert.Equal("10", refused.Item["expiresAt"].N);
        Assert.Equal("ConditionalCheckFailedException", refused.ErrorCode);
        Assert.NotEmpty(refused.RequestId);
    }

    [Fact]
    public async Task State_and_event_are_written_together_or_a_cancelled_transaction_says_why_not()
    {
        TransactWriteItem Put(string key, string? condition = null) =>
            new() { Put = new Put { TableName = "items", Item = Key(key), ConditionExpression = condition } };
        await client.TransactWriteItemsAsync(new() { TransactItems = [Put("state"), Put("event", "attribute_not_exists(p)")] });

        var cancelled = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => client.TransactWriteItemsAsync(new() { TransactItems = [Put("state-2"), Put("event", "attribute_not_exists(p)")] }));

        Assert.Equal(["None", "ConditionalCheckFailed"], cancelled.CancellationReasons.Select(reason => reason.Code));
        Assert.True((await client.GetItemAsync("items", Key("state"))).IsItemSet);
        Assert.False((await client.GetItemAsync("items", Key("state-2"))).IsItemSet);
    }

    [Fact]
    public async Task An_update_returns_the_new_values()
    {
        var request = new UpdateItemRequest
        {
            TableName = "items",
            Key = Key("counter"),
            UpdateExpression = "ADD hits :one SET #status = :done",
            ExpressionAttributeNames = new() { ["#status"] = "status" },
            ExpressionAttributeValues = new() { [":one"] = new AttributeValue { N = "1" }, [":done"] = new AttributeValue { S = "COMPLETED" } },
            ReturnValues = ReturnValue.UPDATED_NEW,
        };
        await client.UpdateItemAsync(request);

        var answer = await client.UpdateItemAsync(request);

        Assert.Equal("2", answer.Attributes["hits"].N);
        Assert.Equal("COMPLETED", answer.Attributes["status"].S);
        Assert.DoesNotContain("p", answer.Attributes.Keys);
    }

    [Fact]
    public async Task A_deleted_item_is_gone()
    {
        await client.PutItemAsync("items", Key("deleted"));
        await client.DeleteItemAsync("items", Key("deleted"));

        var answer = await client.GetItemAsync("items", Key("deleted"));

        Assert.False(answer.IsItemSet);
    }

    [Fact]
    public async Task A_missing_table_is_ResourceNotFoundException()
    {
        var refused = await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetItemAsync("none-such", Key("x")));

        Assert.Equal("Requested resource not found", refused.Message);
    }

    [Fact]
    public async Task A_refused_expression_is_a_ValidationException()
    {
        var request = new UpdateItemRequest { TableName = "items", Key = Key("x"), UpdateExpression = "SET a = :nobody" };

        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => client.UpdateItemAsync(request));

        Assert.Equal("ValidationException", refused.ErrorCode);
        Assert.Contains("attribute value: :nobody", refused.Message);
    }

    [Fact]
    public async Task What_is_not_simulated_says_so_by_name()
    {
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => client.ListTablesAsync());

        Assert.Equal("UnknownOperationException", refused.ErrorCode);
        Assert.Contains("ListTables is not simulated", refused.Message);
    }

    [Fact]
    public async Task A_table_can_be_described()
    {
        var table = (await client.DescribeTableAsync("orders")).Table;

        Assert.Equal(TableStatus.ACTIVE, table.TableStatus);
        Assert.Equal(["p", "c"], table.KeySchema.Select(key => key.AttributeName));
        Assert.Equal(StillClock.Start.UtcDateTime, table.CreationDateTime!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task Of_many_claims_at_once_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Claim()));

        Assert.Single(outcomes, won => won);

        async Task<bool> Claim()
        {
            try
            {
                await client.PutItemAsync(new PutItemRequest
                {
                    TableName = "items", Item = Key("race"), ConditionExpression = "attribute_not_exists(p)",
                });
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        }
    }

    private static Dictionary<string, AttributeValue> Key(string value) => new() { ["p"] = new AttributeValue { S = value } };
}
