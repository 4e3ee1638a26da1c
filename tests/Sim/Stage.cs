using System.Text;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sns.Signing;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>A small world on a still clock, with short words for what most tests need.</summary>
internal sealed class Stage
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public Stage(ulong seed = 1, int concurrentExecutions = 1_000, IEnvelopeSigner? signer = null) =>
        World = new World(new WorldOptions { Start = Start, Seed = seed, ConcurrentExecutions = concurrentExecutions, Signer = signer });

    public World World { get; }

    public TimeSpan Elapsed => World.Clock.GetUtcNow() - Start;

    public QueueId Queue(string name = "orders", int visibility = 30, RedrivePolicy? redrive = null) =>
        World.CreateQueue(new QueueAttributes
        {
            Name = name,
            VisibilityTimeout = TimeSpan.FromSeconds(visibility),
            RedrivePolicy = redrive,
        });

    public QueueId FifoQueue(
        string name = "orders.fifo", int visibility = 30, RedrivePolicy? redrive = null, bool contentBased = true,
        DeduplicationScope scope = DeduplicationScope.Whole) =>
        World.CreateQueue(new QueueAttributes
        {
            Name = name,
            FifoQueue = true,
            ContentBasedDeduplication = contentBased,
            DeduplicationScope = scope,
            VisibilityTimeout = TimeSpan.FromSeconds(visibility),
            RedrivePolicy = redrive,
        });

    /// <summary>A queue with a dead-letter queue named after it.</summary>
    public (QueueId Queue, QueueId DeadLetterQueue) QueueWithDeadLetterQueue(int maxReceiveCount, int visibility = 30)
    {
        var deadLetterQueue = Queue("orders-dlq");
        return (Queue("orders", visibility, new RedrivePolicy(World.ArnOf(deadLetterQueue), maxReceiveCount)), deadLetterQueue);
    }

    public TopicId Topic(string name = "events") => World.CreateTopic(new TopicAttributes { Name = name });

    public SubscriptionId Subscribe(TopicId topic, QueueId queue, string? filterPolicy = null, bool raw = false) =>
        World.Subscribe(new SubscriptionAttributes
        {
            Topic = topic,
            Queue = queue,
            FilterPolicy = filterPolicy,
            RawMessageDelivery = raw,
        });

    public FunctionId Function(IInvoker invoker, int timeout = 3, int? reserved = null, string name = "consumer", TimeSpan init = default) =>
        World.CreateFunction(new FunctionConfiguration
        {
            Name = name,
            Timeout = TimeSpan.FromSeconds(timeout),
            ReservedConcurrency = reserved,
            InitDuration = init,
            Invoker = invoker,
        });

    public EventSourceMappingId Map(
        QueueId queue, FunctionId function, int batchSize = 10, int window = 0, int? concurrency = null, bool report = false) =>
        World.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = queue,
            Function = function,
            BatchSize = batchSize,
            MaximumBatchingWindow = TimeSpan.FromSeconds(window),
            MaximumConcurrency = concurrency,
            ReportBatchItemFailures = report,
        });

    public Guid Send(QueueId queue, string body = "hello", int? delay = null) =>
        World.SendMessage(queue, new SendMessageRequest
        {
            MessageBody = body,
            Delay = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        }).MessageId;

    public SendMessageResult SendTo(QueueId queue, string body, string? group, string? deduplicationId = null, int? delay = null) =>
        World.SendMessage(queue, new SendMessageRequest
        {
            MessageBody = body,
            MessageGroupId = group,
            MessageDeduplicationId = deduplicationId,
            Delay = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        });

    public Guid Publish(TopicId topic, string message, params (string Name, string Value)[] attributes) =>
        World.Publish(topic, new PublishRequest
        {
            Message = message,
            MessageAttributes = attributes.ToDictionary(
                attribute => attribute.Name, attribute => new MessageAttributeValue("String", attribute.Value)),
        }).MessageId;

    public ReceivedMessage? Receive(QueueId queue) => World.ReceiveMessage(queue, 1).SingleOrDefault();

    /// <summary>Lets the given time pass.</summary>
    public void Wait(double seconds)
    {
        World.StepTo(World.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        World.Invariants.Check();
    }

    public QueueSnapshot Look(QueueId queue) => World.Snapshot().Queues[queue.Index];

    public IEnumerable<Fact> Facts(FactKind kind) => World.Trace.Where(fact => fact.Kind == kind);

    public static InvocationResult Answer(string json) => InvocationResult.Success(Encoding.UTF8.GetBytes(json));
}
