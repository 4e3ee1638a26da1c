using Infra.Components;
using Infra.Filters;
using Infra.Monitoring;
using Infra.Settings;

namespace Infra;

/// <summary>A consumer with what reaches it: through a queue, or directly.</summary>
/// <param name="Queue">Null for a direct one.</param>
/// <param name="DeadLetters">What it gave up on.</param>
internal sealed record DeclaredConsumer(ConsumerSettings Settings, EventFunction Function, EventQueue? Queue, EventQueue DeadLetters)
{
    public WatchedConsumer Watched => new(Function.Name, Queue?.QueueName, DeadLetters.QueueName);

    public static DeclaredConsumer Queued(
        ConsumerSettings settings, IReadOnlyList<DeclaredTopic> topics, ConsumerTables tables, Placement placement)
    {
        var access = new QueueAccess
        {
            Topics = [.. topics.Select(topic => topic.Topic.Arn)],
            Senders = settings.Source is ConsumerSource.Queue source ? source.Senders : Partners.None,
        };
        var queue = new ConsumerQueue(settings.Name, settings.Queue!, access, placement, placement.TopLevel);
        foreach (var topic in topics)
        {
            _ = new QueueSubscription(
                $"{settings.Name}-{topic.Settings.Name}",
                topic.Topic,
                queue.Queue,
                FilterPolicy.Of(settings.TakenOf(topic.Settings), topic.Settings.FilterScope),
                settings.Source is ConsumerSource.Topic { Raw: true },
                topic.Undelivered,
                placement.TopLevel);
        }

        var consumer = new LambdaConsumer(settings.Name, settings, queue, tables, placement, placement.TopLevel);
        return new DeclaredConsumer(settings, consumer.Function, queue.Queue, queue.DeadLetters);
    }

    public static DeclaredConsumer Direct(
        ConsumerSettings settings,
        ConsumerSource.Direct source,
        IReadOnlyList<DeclaredTopic> topics,
        ConsumerTables tables,
        Placement placement)
    {
        var consumer = new DirectConsumer(settings.Name, settings, source, tables, placement, placement.TopLevel);
        foreach (var topic in topics)
        {
            _ = new FunctionSubscription(
                $"{settings.Name}-{topic.Settings.Name}",
                topic.Topic,
                consumer.Function,
                FilterPolicy.Of(settings.TakenOf(topic.Settings), topic.Settings.FilterScope),
                topic.Undelivered,
                placement.TopLevel);
        }

        return new DeclaredConsumer(settings, consumer.Function, Queue: null, consumer.Failed);
    }
}
