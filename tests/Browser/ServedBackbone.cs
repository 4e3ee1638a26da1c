using Local.Dashboard;
using Local.Endpoints;
using Local.Serving;
using Sim;
using Sim.CloudWatch;
using Sim.DynamoDb;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Browser;

/// <summary>
/// A served world with one topic, one queue with its dead-letter queue, and a function that fails on whatever contains
/// <c>poison</c>. Served by the wall clock, as a developer has it: a failed message is back after a second.
/// </summary>
public sealed class ServedBackbone : IAsyncDisposable
{
    public const int Attempts = 2;
    private const string Region = "eu-west-1";

    private readonly InvocationJournal logs = new();
    private readonly LocalCloud cloud;
    private readonly DashboardSite site;
    private AwsEndpoint endpoint = null!;

    /// <param name="failure">What the function says when it fails.</param>
    private ServedBackbone(string failure)
    {
        cloud = new LocalCloud(region => new ServedWorld(
            _ =>
            {
                var world = new World(LocalCloud.OptionsOf(TimeProvider.System, "123456789012", region));
                Declare(world, new FailsOnPoison(logs, failure));
                return (world, new Tables(world.Clock));
            },
            TimeProvider.System));
        site = new DashboardSite(cloud, Region, logs);
    }

    public string Dashboard => site.UrlAt(endpoint.Url);

    public ServedWorld World => cloud[Region];

    public static async Task<ServedBackbone> StartAsync(string failure = "the address is none")
    {
        var served = new ServedBackbone(failure);
        served.endpoint = await AwsEndpoint.StartAsync(served.cloud.AnswerAsync, dashboard: served.site);
        served.cloud.Wake([Region]);
        return served;
    }

    public void Publish(string message, Dictionary<string, MessageAttributeValue>? attributes = null) => World.Ask(() =>
        World.World.Publish(World.World.TopicByArn($"arn:aws:sns:{Region}:123456789012:users"), new PublishRequest { Message = message, MessageAttributes = attributes ?? [] }));

    public int Held(string queue) => World.Ask(() => World.World.MessagesIn(World.World.QueueByName(queue)).Count());

    public async ValueTask DisposeAsync()
    {
        site.Dispose();
        await endpoint.DisposeAsync();
        cloud.Dispose();
    }

    private static void Declare(World world, IInvoker invoker)
    {
        var second = TimeSpan.FromSeconds(1);
        var dead = world.CreateQueue(new QueueAttributes { Name = "mail-dlq" });
        var queue = world.CreateQueue(new QueueAttributes { Name = "mail", VisibilityTimeout = second, RedrivePolicy = new RedrivePolicy(world.ArnOf(dead), Attempts) });
        world.CreateQueue(new QueueAttributes { Name = "users-parking" });
        var topic = world.CreateTopic(new TopicAttributes { Name = "users" });
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue, RawMessageDelivery = true });
        world.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = queue,
            Function = world.CreateFunction(new FunctionConfiguration { Name = "mailer", Timeout = second, Invoker = invoker }),
        });
        world.CloudWatch.PutMetricAlarm(new MetricAlarmConfiguration
        {
            Name = "mail-dlq-holds-messages",
            Metric = MetricId.Of("AWS/SQS", "ApproximateNumberOfMessagesVisible", ("QueueName", "mail-dlq")),
            Statistic = Statistic.Maximum, EvaluationPeriods = 1, Threshold = 0, ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
        });
    }

    private sealed class FailsOnPoison(InvocationJournal logs, string failure) : IInvoker
    {
        public void Invoke(World world, in Invocation invocation)
        {
            logs.Add(invocation.Id, [$"handled by mailer: {failure}"]);
            var isPoison = world.EventOf(invocation.Id).AsSpan().IndexOf("poison"u8) >= 0;
            world.Complete(invocation.Id, isPoison ? InvocationResult.Error("InvalidAddress", failure) : InvocationResult.Succeeded, TimeSpan.Zero);
        }
    }
}
