using System.Globalization;
using System.Text;

namespace Tests.Local.Security;

/// <summary>Threat 4: requests that are larger, deeper or more than any client's.</summary>
public sealed class OversizedRequestTests : IAsyncLifetime
{
    private const int MostOfABody = 2 * 1024 * 1024;

    private SecuredEndpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await SecuredEndpoint.StartAsync();

    public async Task DisposeAsync()
    {
        await endpoint.DisposeAsync();
        Assert.Null(endpoint.Failure);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_by_its_announcement() => Assert.Equal(
        413, (await endpoint.AskAsync(Head($"Content-Length: {MostOfABody + 1}"))).Status);

    [Fact]
    public async Task A_body_in_pieces_is_refused_when_it_is_over_the_limit()
    {
        var piece = new string('x', 0x10000);
        var pieces = string.Concat(Enumerable.Repeat($"10000\r\n{piece}\r\n", (MostOfABody / 0x10000) + 1));

        var answer = await endpoint.AskAsync($"{Head("Transfer-Encoding: chunked")}{pieces}0\r\n\r\n");

        // Or reset, before the answer could be read: the rest of the body is not.
        Assert.True(answer.Status is 413 or 0, $"{answer.Status}");
        Assert.Equal(0, endpoint.Queues);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task A_compressed_body_is_refused(string encoding)
    {
        Assert.Equal(415, (await endpoint.AskAsync(endpoint.CreateQueue(headers: $"Content-Encoding: {encoding}\r\n"))).Status);
        Assert.Equal(0, endpoint.Queues);
    }

    [Theory]
    [InlineData("sqs", "Action=CreateQueue&QueueName=made")]
    [InlineData("sns", "Action=CreateTopic&Name=made")]
    public async Task More_than_a_thousand_fields_are_refused(string service, string form)
    {
        var fields = string.Concat(Enumerable.Range(0, 1_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"&f{number}=1")));

        Assert.Equal(400, (await endpoint.AskAsync(endpoint.Post(service, form + fields))).Status);
        Assert.Equal(0, endpoint.Queues);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("""{"a":""", "}")]
    public async Task JSON_is_no_deeper_than_its_parsers_go(string open, string close)
    {
        foreach (var depth in new[] { 65, 100_000 })
        {
            var deep = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            var answer = await endpoint.AskAsync(endpoint.Json("CreateQueue", $$"""{"QueueName":"made","x":{{deep}}}"""));
            Assert.Equal(400, answer.Status);
        }

        Assert.Equal(0, endpoint.Queues);
    }

    [Theory]
    [InlineData("sqs", "Action=SendMessage&QueueUrl=x&MessageAttribute")]
    [InlineData("sns", "Action=Publish&MessageAttributes")]
    [InlineData("monitoring", "Action=PutMetricData&MetricData")]
    public async Task Names_of_fields_are_no_deeper_than_any_request_has_them(string service, string form)
    {
        var answer = await endpoint.AskAsync(endpoint.Post(service, $"{form}{string.Concat(Enumerable.Repeat(".1", 200_000))}=1"));

        Assert.InRange(answer.Status, 400, 404);
    }

    [Theory]
    [InlineData(33 * 1024, 1, 431)]
    [InlineData(10, 101, 431)]
    public async Task Headers_over_the_limits_are_refused(int length, int count, int status)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-Filler-{number}: {new string('x', length)}\r\n"));

        Assert.Equal(status, (await endpoint.AskAsync(endpoint.CreateQueue(headers: headers))).Status);
        Assert.Equal(0, endpoint.Queues);
    }

    [Fact]
    public async Task A_target_over_the_limit_is_refused() =>
        Assert.Equal(414, (await endpoint.AskAsync(endpoint.CreateQueue(target: "/?" + new string('x', 9_000)))).Status);

    [Fact]
    public async Task A_batch_counts_by_the_sum_of_its_entries()
    {
        await endpoint.AskAsync(endpoint.CreateQueue());
        var entries = string.Join(',', Enumerable.Range(0, 3).Select(number => $$"""{"Id":"{{number}}","MessageBody":"{{new string('x', 400_000)}}"}"""));

        var answer = await endpoint.AskAsync(endpoint.Json("SendMessageBatch", $$"""{"QueueUrl":"{{endpoint.Url}}/000000000000/made","Entries":[{{entries}}]}"""));

        Assert.Contains("BatchRequestTooLong", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, endpoint.World.Ask(() => endpoint.World.World.Snapshot().InQueues));
    }

    private string Head(string length) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"POST / HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\n{SecuredEndpoint.Signed("sqs")}X-Amz-Target: AmazonSQS.CreateQueue\r\n")
        .Append(CultureInfo.InvariantCulture, $"Content-Type: application/x-amz-json-1.0\r\nConnection: close\r\n{length}\r\n\r\n").ToString();
}
