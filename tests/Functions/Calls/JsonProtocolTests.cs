using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Functions.Calls;
using Tests.Local;
using Xunit;
using Database = Functions.Tables.DynamoDb;

namespace Tests.Functions.Calls;

/// <summary>Calls of DynamoDB over a network that a test scripts.</summary>
public sealed class JsonProtocolTests
{
    private const string Error = "com.amazonaws.dynamodb.v20120810#";

    [Fact]
    public async Task A_call_is_one_signed_post_and_its_answer_the_SDKs()
    {
        var (http, table) = Table(_ => ScriptedHttp.Answer(200, """{"Item":{"id":{"S":"a"},"parts":{"L":[{"N":"1"},{"BOOL":true}]}}}""", ("x-amzn-RequestId", "r-1"), ("x-amz-crc32", "267579591")));

        var answer = await table.GetItemAsync(new GetItemRequest { TableName = "t", Key = new() { ["id"] = new("a") }, ConsistentRead = true }, default);

        Assert.Equal(("a", "1", true), (answer.Item["id"].S, answer.Item["parts"].L[0].N, answer.Item["parts"].L[1].BOOL));
        Assert.Equal("r-1", answer.ResponseMetadata.RequestId);
        var (url, headers, body) = Assert.Single(http.Requests);
        Assert.Equal("https://dynamodb.eu-west-1.amazonaws.com/", url);
        Assert.Equal(("DynamoDB_20120810.GetItem", "application/x-amz-json-1.0"), (headers["X-Amz-Target"], headers["Content-Type"]));
        Assert.Equal(("token", "Root=1-5759e988-bd862e3fe1be46a994272793"), (headers["X-Amz-Security-Token"], headers["X-Amzn-Trace-Id"]));
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/dynamodb/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$",
            headers["Authorization"]);
        Assert.Equal("""{"ConsistentRead":true,"Key":{"id":{"S":"a"}},"TableName":"t"}""", body);
    }

    [Theory]
    [InlineData(400, Error + "ProvisionedThroughputExceededException")]
    [InlineData(400, Error + "ThrottlingException")]
    [InlineData(400, Error + "RequestLimitExceeded")]
    [InlineData(500, Error + "InternalServerError")]
    [InlineData(503, null)]
    [InlineData(429, null)]
    public async Task What_may_pass_is_tried_again_until_the_attempts_are_used_up(int status, string? type)
    {
        var (http, table) = Table(_ => ScriptedHttp.Answer(status, type is null ? "<html>busy</html>" : $$"""{"__type":"{{type}}","message":"later"}"""));

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Put(table));

        Assert.Equal((type?[Error.Length..] ?? $"Http{status}", status), (error.ErrorCode, (int)error.StatusCode));
        Assert.Equal(3, http.Requests.Count);
        Assert.Single(http.Requests.Select(request => request.Body).Distinct());
    }

    [Theory]
    [InlineData("ValidationException", typeof(AmazonDynamoDBException))]
    [InlineData("AccessDeniedException", typeof(AmazonDynamoDBException))]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("ConditionalCheckFailedException", typeof(ConditionalCheckFailedException))]
    public async Task What_will_not_pass_is_said_at_once_by_its_own_class(string code, Type expected)
    {
        var (http, table) = Table(_ => ScriptedHttp.Answer(400, $$"""{"__type":"{{Error}}{{code}}","message":"no"}"""));

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Put(table));

        Assert.Equal((expected, code, "no"), (error.GetType(), error.ErrorCode, error.Message));
        Assert.Single(http.Requests);
    }

    [Fact]
    public async Task A_refused_condition_carries_the_item_that_stood_in_the_way()
    {
        const string error = "{\"__type\":\"" + Error + "ConditionalCheckFailedException\",\"message\":\"no\",\"Item\":{\"status\":{\"S\":\"COMPLETED\"}}}";
        var (_, table) = Table(_ => ScriptedHttp.Answer(400, error));

        var refused = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => Put(table));

        Assert.Equal("COMPLETED", refused.Item["status"].S);
    }

    [Fact]
    public async Task What_got_no_answer_or_half_of_one_is_tried_again()
    {
        var (http, table) = Table(number => number switch
        {
            1 => throw new HttpRequestException("connection reset"),
            2 => ScriptedHttp.Answer(200, """{"Item":{"a":{"S":"spoilt"}}}""", ("x-amz-crc32", "1")),
            _ => ScriptedHttp.Answer(200, "{}"),
        });

        await Put(table);

        Assert.Equal(3, http.Requests.Count);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_said_with_the_address()
    {
        var (http, table) = Table(_ => throw new HttpRequestException("connection refused"));

        var error = await Assert.ThrowsAsync<NoAnswerException>(() => Put(table));

        Assert.Equal("no answer from https://dynamodb.eu-west-1.amazonaws.com/: connection refused", error.Message);
        Assert.Equal(3, http.Requests.Count);
    }

    [Fact]
    public async Task A_pause_ends_when_the_time_is_up()
    {
        using var time = new CancellationTokenSource();
        var (http, table) = Table(
            _ =>
            {
                time.Cancel();
                return ScriptedHttp.Answer(500, "{}");
            },
            TimeProvider.System,
            new Backoff(TimeSpan.FromHours(1), TimeSpan.FromHours(1), attempts: 3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Put(table, time.Token));

        Assert.Single(http.Requests);
    }

    [Fact]
    public async Task A_transaction_has_one_token_in_all_its_attempts()
    {
        var (http, table) = Table(number => number == 1 ? ScriptedHttp.Answer(500, "{}") : ScriptedHttp.Answer(200, "{}"));

        await table.TransactWriteItemsAsync(new() { TransactItems = [new() { Put = new() { TableName = "t", Item = [] } }] }, default);

        var tokens = http.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("ClientRequestToken").GetString()!).ToList();
        Assert.Equal((2, tokens[0]), (tokens.Count, tokens[1]));
        Assert.Equal(36, tokens[0].Length);
    }

    [Fact]
    public async Task Every_operation_asks_for_itself()
    {
        var (http, table) = Table(_ => ScriptedHttp.Answer(200, "{}"));

        await table.UpdateItemAsync(new() { TableName = "t" }, default);
        await table.DeleteItemAsync(new() { TableName = "t" }, default);
        await table.QueryAsync(new() { TableName = "t" }, default);

        Assert.Equal(
            ["DynamoDB_20120810.UpdateItem", "DynamoDB_20120810.DeleteItem", "DynamoDB_20120810.Query"],
            http.Requests.Select(request => request.Headers["X-Amz-Target"]));
    }

    private static Task Put(Database table, CancellationToken cancellationToken = default) =>
        table.PutItemAsync(new PutItemRequest { TableName = "t", Item = new() { ["id"] = new("a") } }, cancellationToken);

    private static (ScriptedHttp Http, Database Table) Table(Func<int, HttpResponseMessage> answer, TimeProvider? clock = null, Backoff? backoff = null)
    {
        var http = new ScriptedHttp(answer);
        var post = new SignedPost(
            new HttpClient(http),
            new ServiceEndpoint("dynamodb", "eu-west-1", new Uri("https://dynamodb.eu-west-1.amazonaws.com/")),
            _ => Task.FromResult(new ImmutableCredentials("AKID", "secret", "token")),
            new StillClock(),
            () => "Root=1-5759e988-bd862e3fe1be46a994272793");
        return (http, new Database(new JsonProtocol(post, backoff ?? new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), attempts: 3), clock ?? new EagerClock(), () => 0.5)));
    }
}
