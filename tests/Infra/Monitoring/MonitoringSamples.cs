using Infra.Components;
using Infra.Monitoring;
using Infra.Settings;
using Pulumi;

namespace Tests.Infra.Monitoring;

internal static class MonitoringSamples
{
    public static ConsumerSettings Queued { get; } = new()
    {
        Name = "projection",
        Takes = [],
        Function = new FunctionSettings { Package = "Projection" },
        Queue = new QueueSettings
        {
            VisibilityTimeout = TimeSpan.FromSeconds(180), MaxReceiveCount = 4, MessageRetention = TimeSpan.FromDays(4),
            DeadLetterRetention = TimeSpan.FromDays(14), BatchSize = 10,
        },
        Alarms = new AlarmThresholds(TimeSpan.FromMinutes(12), TimeSpan.FromSeconds(24), 108_000),
    };

    public static ConsumerSettings Fair { get; } = Queued with { Queue = Queued.Queue! with { Fair = true } };

    public static ConsumerSettings Fifo { get; } = Queued with { Queue = Queued.Queue! with { Fifo = new FifoSettings(true, true) } };

    public static ConsumerSettings Direct { get; } = Queued with
    {
        Queue = null, Source = new ConsumerSource.Direct(2, TimeSpan.FromHours(6)), Scaling = new ConsumerScaling.OnDemand(20),
    };

    public static TopicSettings Topic { get; } = new() { Name = "orders", Consumers = [] };

    public static WatchedTopic WatchedTopic { get; } = new(Output.Create("test-orders"), Output.Create("test-orders-undelivered"), Output.Create("test-orders-parking"));

    public static Placement Placement { get; } = new()
    {
        Partition = Output.Create("aws"), Account = Output.Create("123456789012"), Region = Output.Create("eu-west-1"), KeyArn = Output.Create("arn:key"),
    };

    public static WatchedConsumer Watched(ConsumerSettings settings) => new(
        Output.Create("test-projection"), settings.Queue is null ? null : Output.Create("test-projection"), Output.Create("test-projection-dlq"));

    public static Alerts Alerts() => new(
        new AlertsTopic("people", AlertSubscribers.None, Placement), new AlertsTopic("details", AlertSubscribers.None, Placement));
}
