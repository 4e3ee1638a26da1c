using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra.Monitoring;

/// <summary>Which numbers tell how a topic or a consumer does.</summary>
internal static class DashboardRows
{
    public static DashboardRow Of(TopicSettings settings, WatchedTopic watched)
    {
        Line Topic(string metric) => new(Metric.OfTopic(metric, watched.TopicName));
        return new DashboardRow($"Topic {settings.Name}", PhysicalName.Of($"{settings.Name}-topic"),
        [
            new("published, delivered", [Topic("NumberOfMessagesPublished"), Topic("NumberOfNotificationsDelivered")]),
            new("failed, redriven, filtered out",
            [
                Topic("NumberOfNotificationsFailed"), Topic("NumberOfNotificationsRedrivenToDlq"),
                Topic("NumberOfNotificationsFailedToRedriveToDlq"), Topic("NumberOfNotificationsFilteredOut"),
            ]),
            new("parked, undelivered", [Visible(watched.ParkingQueueName), Visible(watched.UndeliveredQueueName)]),
        ]);
    }

    public static DashboardRow Of(ConsumerSettings settings, WatchedConsumer watched)
    {
        Line Function(string metric, string statistic = "Sum") => new(Metric.OfFunction(metric, watched.FunctionName), statistic);
        return new DashboardRow($"Consumer {settings.Name}", PhysicalName.Of(settings.Name),
        [
            .. watched.QueueName is { } queue ? OfQueue(settings, queue) : OfEvents(settings, watched.FunctionName),
            new("errors, throttles", [Function("Errors"), Function("Throttles")]),
            new("concurrency", [Function("ConcurrentExecutions", "Maximum")], BoundOf(settings)),
            new("dead letters", [Visible(watched.DeadLetterQueueName)]),
            new("duration (ms)", [Function("Duration", "p50"), Function("Duration", "p90"), Function("Duration", "p99")],
                ("timeout", settings.Function.Timeout.TotalMilliseconds)),
        ]);
    }

    // While nothing is deleted no time is right; the number of messages then stands for it, so that a standstill shows.
    private static IReadOnlyList<MetricWidget> OfQueue(ConsumerSettings settings, Output<string> queue) =>
    [
        new("time to drain (s)",
        [
            new(null, Id: "drain", Expression: "IF(FILL(deleted, 0) > 0, visible * PERIOD(deleted) / deleted, visible)", Label: "time to drain"),
            new(Metric.OfQueue("ApproximateNumberOfMessagesVisible", queue), "Maximum", "visible", IsVisible: false),
            new(Metric.OfQueue("NumberOfMessagesDeleted", queue), "Sum", "deleted", IsVisible: false),
        ]),
        new("age (s)",
            [.. AgesOf(settings).Select(metric => new Line(Metric.OfQueue(metric, queue), "Maximum"))],
            ("alarm", settings.Alarms.Age.TotalSeconds)),
    ];

    private static IReadOnlyList<MetricWidget> OfEvents(ConsumerSettings settings, Output<string> function) =>
    [
        new("received, dropped", [new(Metric.OfFunction("AsyncEventsReceived", function)), new(Metric.OfFunction("AsyncEventsDropped", function))]),
        new("age (ms)", [new(Metric.OfFunction("AsyncEventAge", function), "Maximum")], ("alarm", settings.Alarms.Age.TotalMilliseconds)),
    ];

    private static string[] AgesOf(ConsumerSettings settings) => settings.Queue is { Fair: true }
        ? ["ApproximateAgeOfOldestMessage", "ApproximateAgeOfOldestMessageInQuietGroups"] : ["ApproximateAgeOfOldestMessage"];

    private static (string Label, double Value)? BoundOf(ConsumerSettings settings) => (settings.Function.ReservedConcurrency, settings.Scaling) switch
    {
        ({ } reserved, _) => ("reserved", reserved),
        (_, ConsumerScaling.OnDemand { MaximumConcurrency: { } most }) => ("maximum", most),
        (_, ConsumerScaling.ProvisionedPollers pollers) => ("pollers", pollers.Maximum * Settings.Rules.AwsLimits.InvocationsPerPoller),
        (_, ConsumerScaling.ProvisionedConcurrency environments) => ("provisioned", environments.Maximum),
        _ => null,
    };

    private static Line Visible(Output<string> queue) => new(Metric.OfQueue("ApproximateNumberOfMessagesVisible", queue), "Maximum");
}
