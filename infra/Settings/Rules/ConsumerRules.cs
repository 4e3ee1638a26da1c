namespace Infra.Settings.Rules;

/// <summary>
/// What must hold between the numbers of one consumer: what AWS refuses at deployment, or accepts and silently breaks.
/// </summary>
internal static class ConsumerRules
{
    /// <param name="topics">The topics that it takes events of.</param>
    public static IEnumerable<string> Failures(ConsumerSettings consumer, IReadOnlyList<TopicSettings> topics) =>
    [
        .. consumer.Queue is { } queue ? QueueRules.Failures(queue, consumer) : [],
        .. FunctionRules.Failures(consumer.Function, consumer.Scaling),
        .. SourceRules.Failures(consumer, topics),
        .. ScalingRules.Failures(consumer),
    ];
}
