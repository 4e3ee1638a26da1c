using Events;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Tests.Infra;

/// <summary>Settings as the reader would resolve them, and a place for what is made of them.</summary>
internal static class ConsumerSamples
{
    public static QueueSettings Queue { get; } = new()
    {
        BatchSize = 20,
        BatchingWindow = TimeSpan.FromSeconds(5),
        MaxReceiveCount = 4,
        VisibilityTimeout = TimeSpan.FromSeconds(185),
        MessageRetention = TimeSpan.FromDays(4),
        DeadLetterRetention = TimeSpan.FromDays(14),
    };

    public static ConsumerSettings Consumer { get; } = new()
    {
        Name = "projection",
        Takes = [EventCatalog.OrderPlaced, EventCatalog.OrderCancelled],
        Function = new FunctionSettings
        {
            Package = "OrderProjection",
            Memory = 512,
            LogRetention = TimeSpan.FromDays(30),
            ReservedConcurrency = 9,
        },
        Queue = Queue,
        Scaling = new ConsumerScaling.OnDemand(7),
        Alarms = new AlarmThresholds(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(24), 108_000),
        State = new StateSettings("orderId"),
    };

    public static TopicSettings Topic { get; } = new() { Name = "orders", Consumers = [Consumer] };

    public static FifoSettings Ordered { get; } = new(ContentBasedDeduplication: true, HighThroughput: true);

    public static Placement Placement { get; } = new()
    {
        Partition = Output.Create("aws"),
        Account = Output.Create("123456789012"),
        Region = Output.Create("eu-west-1"),
        KeyArn = Output.Create("arn:key"),
    };

    public static EventTopic EventTopic(TopicSettings? settings = null) => new("orders", settings ?? Topic, TimeSpan.FromDays(30), Placement);

    public static ConsumerTables Tables() => new(
        new EventTable("handled", "id", Placement), new EventTable("failures", "messageId", Placement), new EventTable("state", "orderId", Placement));
}
