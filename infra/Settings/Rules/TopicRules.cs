namespace Infra.Settings.Rules;

/// <summary>What must hold for a topic together with its consumers.</summary>
internal static class TopicRules
{
    public static IEnumerable<string> Failures(string path, TopicSettings topic)
    {
        if (topic is { Fifo: not null, Fair: true })
        {
            yield return $"{path} is both fifo and fair: a FIFO topic orders its groups, a fair one only shares between them. Say one.";
        }

        foreach (var twice in topic.Attributes.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            yield return $"{path}.attributes lists `{twice.Key}` twice. Leave one out.";
        }

        foreach (var consumer in topic.Consumers.Where(consumer => consumer.Source is ConsumerSource.Topic { Raw: true }))
        {
            // A message with more is not delivered at all: SNS takes it for a client's mistake.
            if (topic.CarriedAttributes.Count > AwsLimits.RawMessageAttributes)
            {
                yield return $"infra:consumers.{consumer.Name}: rawDelivery is not possible: a message of the topic `{topic.Name}` could carry "
                    + $"{topic.CarriedAttributes.Count} attributes ({string.Join(", ", topic.CarriedAttributes)}), raw delivery allows "
                    + $"{AwsLimits.RawMessageAttributes}. Leave rawDelivery out, or shorten the topic's attributes.";
            }
        }

        foreach (var failure in FilterRules.Failures(path, topic))
        {
            yield return failure;
        }
    }
}
