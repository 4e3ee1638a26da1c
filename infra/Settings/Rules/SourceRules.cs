namespace Infra.Settings.Rules;

/// <summary>What must hold between a consumer and the topics that it takes events of.</summary>
internal static class SourceRules
{
    public static IEnumerable<string> Failures(ConsumerSettings consumer, IReadOnlyList<TopicSettings> topics)
    {
        if (consumer.Source is ConsumerSource.Direct && topics.FirstOrDefault(topic => topic.Fifo is not null) is { } ordered)
        {
            yield return $"source is direct, and the topic `{ordered.Name}` is FIFO, which cannot invoke a function. Use `source: topic`.";
        }

        if (topics.Select(topic => topic.Fifo is null).Distinct().Count() > 1)
        {
            yield return "takes mixes events of FIFO topics and standard topics "
                + $"({string.Join(", ", topics.Select(topic => $"{topic.Name} is {(topic.Fifo is null ? "standard" : "FIFO")}"))}): "
                + "a queue is one or the other. Declare one consumer for each; they may share a function.";
        }
    }
}
