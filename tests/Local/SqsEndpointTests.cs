using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;

namespace Tests.Local;

/// <summary>What consumers ask of SQS, by the official client over HTTP.</summary>
public sealed class SqsEndpointTests : IAsyncLifetime
{
    private readonly World world = new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1 });
    private readonly Lock turn = new();
    private AwsEndpoint? endpoint;
    private AmazonSQSClient? sqs;
    private string url = "";

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
        world.CreateQueue(new() { Name = "orders", VisibilityTimeout = TimeSpan.FromMinutes(3) });
        // As the resource's output has it: the client still calls the endpoint that it was told.
        url = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
    }

    public async Task DisposeAsync()
    {
        sqs!.Dispose();
        await endpoint!.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_with_its_attributes()
    {
        var sent = await sqs!.SendMessageAsync(new SendMessageRequest
        {
            QueueUrl = url,
            MessageBody = "body",
            MessageAttributes = new()
            {
                ["failureReason"] = new() { DataType = "String", StringValue = "too old" },
                ["picture"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
            },
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1-5759e988-bd862e3fe1be46a994272793" } },
        });

        var message = Assert.Single(world.MessagesIn(world.QueueByName("orders")));
        Assert.Equal(sent.MessageId, message.MessageId.ToString());
        Assert.Equal("body", message.Body);
        Assert.Equal("too old", message.MessageAttributes["failureReason"].StringValue);
        Assert.Equal(new byte[] { 1, 2, 3 }, message.MessageAttributes["picture"].BinaryValue!.Value.ToArray());
    }

    [Fact]
    public async Task A_received_message_rests_for_as_long_as_its_consumer_says()
    {
        var queue = world.QueueByName("orders");
        world.SendMessage(queue, new() { MessageBody = "body" });
        var handle = Assert.Single(world.ReceiveMessage(queue, 1)).ReceiptHandle;

        await sqs!.ChangeMessageVisibilityAsync(url, handle, 10);

        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromSeconds(9));
        Assert.Empty(world.ReceiveMessage(queue, 1));
        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        Assert.Single(world.ReceiveMessage(queue, 1));
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_said_as_SQS_says_it()
    {
        var error = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs!.SendMessageAsync(url + "-other", "body"));

        Assert.Equal("The specified queue does not exist.", error.Message);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", error.ErrorCode);
    }

    [Fact]
    public async Task A_handle_of_a_deleted_message_is_refused()
    {
        var queue = world.QueueByName("orders");
        world.SendMessage(queue, new() { MessageBody = "body" });
        var handle = Assert.Single(world.ReceiveMessage(queue, 1)).ReceiptHandle;
        world.DeleteMessage(queue, handle);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs!.ChangeMessageVisibilityAsync(url, handle, 10));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Contains("Message does not exist or is not available for visibility timeout change", error.Message);
    }
}
