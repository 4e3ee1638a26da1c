using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;
using SqsMessageAttribute = Amazon.SQS.Model.MessageAttributeValue;

namespace Tests.Specs;

/// <summary>The same by the official client, which checks every digest itself.</summary>
public sealed class HttpArm : ISqsArm
{
    private readonly World world = SpecWorld.Create();
    private readonly Tables tables;
    private readonly Lock turn = new();
    private AwsEndpoint? endpoint;
    private AmazonSQSClient? sqs;

    private HttpArm() => tables = new Tables(world.Clock);

    public static async Task<HttpArm> StartAsync()
    {
        var arm = new HttpArm();
        arm.endpoint = await AwsEndpoint.StartAsync(arm.Answer);
        arm.sqs = new AmazonSQSClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonSQSConfig { ServiceURL = arm.endpoint.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        return arm;
    }

    public Task<string> CreateAsync(string name, params (string Name, string Value)[] attributes) => Do(async () =>
        (await sqs!.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = name, Attributes = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
        })).QueueUrl);

    public Task<SpecSent> SendAsync(string queue, SpecMessage message) => Do(async () =>
    {
        var request = new SendMessageRequest
        {
            QueueUrl = queue,
            MessageBody = message.Body,
            MessageGroupId = message.Group,
            MessageDeduplicationId = message.DeduplicationId,
            DelaySeconds = message.Delay,
            MessageAttributes = message.Attributes.ToDictionary(attribute => attribute.Key, attribute => new SqsMessageAttribute
            {
                DataType = attribute.Value.DataType, StringValue = attribute.Value.StringValue,
            }),
        };
        var sent = await sqs!.SendMessageAsync(request);
        return new SpecSent(sent.MessageId, sent.MD5OfMessageBody, sent.MD5OfMessageAttributes, sent.SequenceNumber);
    });

    public Task<IReadOnlyList<SpecReceived>> ReceiveAsync(string queue, int most = 1, int? visibility = null) => ReceiveAsync(queue, most, visibility, 0);

    public Task<IReadOnlyList<SpecReceived>> PollAsync(string queue, int seconds) => ReceiveAsync(queue, 1, null, seconds);

    public Task DeleteAsync(string queue, string handle) => Do(() => sqs!.DeleteMessageAsync(queue, handle));

    public Task ChangeVisibilityAsync(string queue, string handle, int seconds) => Do(() => sqs!.ChangeMessageVisibilityAsync(queue, handle, seconds));

    public Task PurgeAsync(string queue) => Do(() => sqs!.PurgeQueueAsync(queue));

    public Task SetAsync(string queue, string attribute, string value) =>
        Do(() => sqs!.SetQueueAttributesAsync(queue, new Dictionary<string, string> { [attribute] = value }));

    public Task<IReadOnlyDictionary<string, string>> AttributesAsync(string queue) => Do(async () =>
        (IReadOnlyDictionary<string, string>)(await sqs!.GetQueueAttributesAsync(queue, ["All"])).Attributes);

    public Task StartMoveAsync(string sourceArn) => Do(() => sqs!.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = sourceArn }));

    public void Pass(TimeSpan time)
    {
        lock (turn)
        {
            world.StepTo(world.Clock.GetUtcNow() + time);
            world.Invariants.Check();
        }
    }

    public async ValueTask DisposeAsync()
    {
        sqs!.Dispose();
        await endpoint!.DisposeAsync();
    }

    private Task<IReadOnlyList<SpecReceived>> ReceiveAsync(string queue, int most, int? visibility, int wait) => Do(async () =>
    {
        var answer = await sqs!.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = queue, MaxNumberOfMessages = most, VisibilityTimeout = visibility, WaitTimeSeconds = wait,
            MessageSystemAttributeNames = ["All"], MessageAttributeNames = ["All"],
        });
        return (IReadOnlyList<SpecReceived>)[.. (answer.Messages ?? []).Select(message => new SpecReceived(
            message.MessageId, message.ReceiptHandle, message.Body, message.Attributes,
            (message.MessageAttributes ?? []).ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue ?? "")))];
    });

    // As the world behind serve does it, on a clock that stands still.
    private ValueTask<EndpointAnswer> Answer(AwsCall call)
    {
        lock (turn)
        {
            var answer = AwsServices.Answer(world, tables, call);
            world.StepTo(world.Clock.GetUtcNow());
            return answer;
        }
    }

    private static async Task<T> Do<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (AmazonSQSException error)
        {
            throw new SpecError(error.ErrorCode, error.Message);
        }
    }
}
