using System.Net.Http.Headers;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Local.Endpoints;

namespace Tests.DynamoDb;

/// <summary>The tables of <see cref="DynamoDbFixture"/> behind a real endpoint, with the official client.</summary>
public sealed class EndpointFixture : IAsyncLifetime, IDisposable
{
    private readonly DynamoDbFixture dynamoDb = new();
    private readonly Lock world = new();
    private readonly HttpClient http = new();
    private AwsEndpoint? endpoint;
    private AmazonDynamoDBClient? client;

    public string Url => endpoint!.Url;

    public int Port => new Uri(Url).Port;

    public AmazonDynamoDBClient Client => client!;

    public async Task InitializeAsync()
    {
        endpoint = await AwsEndpoint.StartAsync(Dispatch);
        var configuration = new AmazonDynamoDBConfig { ServiceURL = endpoint.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 };
        client = new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), configuration);
    }

    public async Task DisposeAsync() => await endpoint!.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        client?.Dispose();
    }

    /// <summary>What any AWS client sends, to be spoilt by a test.</summary>
    public HttpRequestMessage Request(string body = """{"TableName":"items"}""", string target = "DynamoDB_20120810.DescribeTable")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local/20261123/eu-central-1/dynamodb/aws4_request");
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request);

    // As the runner does on the world's thread: one at a time.
    private ValueTask<EndpointAnswer> Dispatch(AwsCall call)
    {
        lock (world)
        {
            var answer = dynamoDb.Tables.Answer(call.Operation, call.Body);
            return new(new EndpointAnswer(answer.HttpStatus, answer.Json) { HasChecksum = true });
        }
    }
}
