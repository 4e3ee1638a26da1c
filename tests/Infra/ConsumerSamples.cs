using Events;
using Infra.Settings;

namespace Tests.Infra;

/// <summary>Settings as the reader would resolve them.</summary>
internal static class ConsumerSamples
{
    public static ConsumerSettings Consumer { get; } = new()
    {
        Name = "projection",
        Takes = [EventCatalog.OrderPlaced, EventCatalog.OrderCancelled],
        Function = "OrderProjection",
        Timeout = TimeSpan.FromSeconds(30),
        Memory = 512,
        BatchSize = 20,
        BatchingWindow = TimeSpan.FromSeconds(5),
        MaxReceiveCount = 4,
        VisibilityTimeout = TimeSpan.FromSeconds(185),
        MaximumConcurrency = 7,
        ReservedConcurrency = 9,
        MessageRetention = TimeSpan.FromDays(4),
        DeadLetterRetention = TimeSpan.FromDays(14),
        LogRetention = TimeSpan.FromDays(30),
        State = new StateSettings("orderId"),
    };

    public static TopicSettings Topic { get; } = new() { Name = "orders", Consumers = [Consumer] };
}
