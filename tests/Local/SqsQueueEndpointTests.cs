using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;

namespace Tests.Local;

/// <summary>SQS's queues themselves, by the official client over HTTP.</summary>
public sealed class SqsQueueEndpointTests : IAsyncLifetime
{
    private readonly World world = new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1, Region = "eu-west-1" });
    private readonly Lock turn = new();
    private AwsEndpoint? endpoint;
    private AmazonSQSClient? sqs;

    private AmazonSQSClient Sqs => sqs!;

    public async Task InitializeAsync()
    {
        endpoint = await AwsEndpoint.StartAsync(call =>
        {
            lock (turn)
            {
                return AwsServices.Answer(world, new Tables(world.Clock), call);
            }
        });
        sqs = new AmazonSQSClient(
            new BasicAWSCredentials("local", "local"), new AmazonSQSConfig { ServiceURL = endpoint.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
    }

    public async Task DisposeAsync()
    {
        sqs!.Dispose();
        await endpoint!.DisposeAsync();
    }

    [Fact]
    public async Task A_queue_is_created_found_described_changed_and_deleted()
    {
        var url = (await Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new() { ["DelaySeconds"] = "5" }, Tags = new() { ["team"] = "a" } })).QueueUrl;
        Assert.Equal($"{endpoint!.Url}/123456789012/orders", url);
        Assert.Equal(url, (await Sqs.GetQueueUrlAsync("orders")).QueueUrl);
        Assert.Equal([url], (await Sqs.ListQueuesAsync("ord")).QueueUrls);
        Assert.Equal("a", (await Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags["team"]);

        await Sqs.SetQueueAttributesAsync(url, new() { ["DelaySeconds"] = "6" });
        var attributes = (await Sqs.GetQueueAttributesAsync(url, ["DelaySeconds", "QueueArn"])).Attributes;
        Assert.Equal(2, attributes.Count);
        Assert.Equal("6", attributes["DelaySeconds"]);
        Assert.Equal("arn:aws:sqs:eu-west-1:123456789012:orders", attributes["QueueArn"]);

        await Sqs.DeleteQueueAsync(url);
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync("orders"));
        Assert.Null((await Sqs.ListQueuesAsync("")).QueueUrls);
    }

    [Fact]
    public async Task A_queue_goes_by_its_name_alone_but_not_by_another_account()
    {
        await Sqs.CreateQueueAsync("orders");

        await Sqs.SendMessageAsync("orders", "body");

        Assert.Single(world.MessagesIn(world.QueueByName("orders")));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.SendMessageAsync($"{endpoint!.Url}/999999999999/orders", "body"));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "orders", QueueOwnerAWSAccountId = "999999999999" }));
    }

    [Fact]
    public async Task A_queue_with_other_attributes_exists_already()
    {
        await Sqs.CreateQueueAsync("orders");

        var error = await Assert.ThrowsAsync<QueueNameExistsException>(
            () => Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new() { ["DelaySeconds"] = "5" } }));

        Assert.Equal("QueueAlreadyExists", error.ErrorCode);
    }

    [Fact]
    public async Task A_second_purge_within_a_minute_is_refused()
    {
        var url = (await Sqs.CreateQueueAsync("orders")).QueueUrl;
        await Sqs.PurgeQueueAsync(url);

        var error = await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => Sqs.PurgeQueueAsync(url));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Equal("AWS.SimpleQueueService.PurgeQueueInProgress", error.ErrorCode);
    }

    [Fact]
    public async Task Dead_letters_are_brought_back()
    {
        var deadLetters = (await Sqs.CreateQueueAsync("dlq")).QueueUrl;
        var url = (await Sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = "orders",
            Attributes = new() { ["RedrivePolicy"] = """{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:dlq","maxReceiveCount":"1"}""" },
        })).QueueUrl;
        await Sqs.SendMessageAsync(url, "body");
        await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 0 });
        await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = 0 });
        Assert.Equal([url], (await Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = deadLetters })).QueueUrls);
        const string Source = "arn:aws:sqs:eu-west-1:123456789012:dlq";

        var handle = (await Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = Source })).TaskHandle;

        Assert.Single(world.MessagesIn(world.QueueByName("orders")));
        var task = Assert.Single((await Sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = Source })).Results);
        Assert.Equal(("COMPLETED", 1L), (task.Status, task.ApproximateNumberOfMessagesMoved));
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = handle }));
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => Sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = Source + "x" }));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Permissions_are_given_and_taken()
    {
        var url = (await Sqs.CreateQueueAsync("orders")).QueueUrl;

        await Sqs.AddPermissionAsync(url, "label", ["111111111111"], ["SendMessage"]);
        Assert.Contains("\"Sid\":\"label\"", (await Sqs.GetQueueAttributesAsync(url, ["Policy"])).Policy);
        await Sqs.RemovePermissionAsync(url, "label");

        Assert.Null((await Sqs.GetQueueAttributesAsync(url, ["Policy"])).Attributes);
    }
}
