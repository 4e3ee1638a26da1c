using Local.Serving;

namespace Tests.Local.Security;

/// <summary>Threat 4: what a Region holds has an end.</summary>
public sealed class HoldingLimitTests
{
    private const string Queue = "/000000000000/made";

    [Fact]
    public async Task A_full_Region_takes_no_message_but_gives_them_back()
    {
        await using var endpoint = await SecuredEndpoint.StartAsync(new HoldingLimits(10_000));
        await endpoint.AskAsync(endpoint.CreateQueue());
        await endpoint.AskAsync(endpoint.Post("sns", "Action=CreateTopic&Name=made"));
        await endpoint.AskAsync(endpoint.Json("SendMessage", Send(10_000)));

        var json = await endpoint.AskAsync(endpoint.Json("SendMessage", Send(1)));
        var query = await endpoint.AskAsync(endpoint.Post("sqs", $"Action=SendMessage&MessageBody=x&QueueUrl={Queue}"));
        var publish = await endpoint.AskAsync(endpoint.Post("sns", "Action=Publish&Message=x&TopicArn=arn:aws:sns:us-east-1:000000000000:made"));

        Assert.Equal((403, 403, 429), (json.Status, query.Status, publish.Status));
        Assert.Contains("OverLimit", json.Body, StringComparison.Ordinal);
        Assert.Contains("<Code>OverLimit</Code>", query.Body, StringComparison.Ordinal);
        Assert.Contains("<Code>Throttled</Code>", publish.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await endpoint.AskAsync(endpoint.Json("ReceiveMessage", $$"""{"QueueUrl":"{{Queue}}"}"""))).Status);
        Assert.Equal(200, (await endpoint.AskAsync(endpoint.Json("PurgeQueue", $$"""{"QueueUrl":"{{Queue}}"}"""))).Status);
        Assert.Equal(200, (await endpoint.AskAsync(endpoint.Json("SendMessage", Send(1)))).Status);
    }

    [Fact]
    public async Task A_batch_counts_as_long_as_one_of_its_messages_is_there()
    {
        await using var endpoint = await SecuredEndpoint.StartAsync();
        await endpoint.AskAsync(endpoint.CreateQueue());
        long Held() => endpoint.World.Ask(() => endpoint.World.World.HeldBytes);
        var entries = string.Join(',', Enumerable.Range(0, 3).Select(id => $$"""{"Id":"{{id}}","MessageBody":"{{new string('x', 1_000)}}"}"""));
        // A body with an escape lies apart: it is not what came.
        await endpoint.AskAsync(endpoint.Json("SendMessageBatch", $$"""{"QueueUrl":"{{Queue}}","Entries":[{{entries}},{"Id":"3","MessageBody":"a\nb"}]}"""));
        var whole = Held();
        Assert.InRange(whole, 3_000 + 3 + (4 * global::Sim.Quotas.BytesBesideAMessage), 5_000);

        await DeleteOneAsync(endpoint);
        await DeleteOneAsync(endpoint);
        Assert.Equal(whole - (2 * global::Sim.Quotas.BytesBesideAMessage), Held());

        await DeleteOneAsync(endpoint);
        Assert.Equal(3 + global::Sim.Quotas.BytesBesideAMessage, Held());
        await DeleteOneAsync(endpoint);
        Assert.Equal(0, Held());
    }

    private static async Task DeleteOneAsync(SecuredEndpoint endpoint)
    {
        var received = await endpoint.AskAsync(endpoint.Json("ReceiveMessage", $$"""{"QueueUrl":"{{Queue}}","MaxNumberOfMessages":1}"""));
        var handle = System.Text.Json.JsonDocument.Parse(received.Body).RootElement.GetProperty("Messages")[0].GetProperty("ReceiptHandle").GetString();
        await endpoint.AskAsync(endpoint.Json("DeleteMessage", $$"""{"QueueUrl":"{{Queue}}","ReceiptHandle":"{{handle}}"}"""));
    }

    [Fact]
    public async Task Queues_topics_and_subscriptions_have_an_end_too()
    {
        await using var endpoint = await SecuredEndpoint.StartAsync(new HoldingLimits { Resources = 1 });

        Assert.Equal(200, (await endpoint.AskAsync(endpoint.CreateQueue())).Status);
        Assert.Equal(403, (await endpoint.AskAsync(endpoint.Json("CreateQueue", """{"QueueName":"another"}"""))).Status);
        Assert.Equal(429, (await endpoint.AskAsync(endpoint.Post("sns", "Action=CreateTopic&Name=made"))).Status);
        Assert.Equal(1, endpoint.Queues);
    }

    [Fact]
    public void A_million_small_messages_fit() => Assert.True(1_000_000L * (256 + global::Sim.Quotas.BytesBesideAMessage) < HoldingLimits.UsualBytes);

    private static string Send(int length) => $$"""{"QueueUrl":"{{Queue}}","MessageBody":"{{new string('x', length)}}"}""";
}
