using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>How messages reach a consumer, and the keys that only one of the ways has.</summary>
internal static class SourceReader
{
    private static readonly (string Source, string[] Keys)[] OnlyFor =
    [
        ("topic", ["rawDelivery"]),
        ("direct", ["retries", "maximumEventAge"]),
        ("queue", ["senders", "fifo", "fair"]),
    ];

    public static ConsumerSource Read(SettingsNode node)
    {
        var source = node.Choice("source", "topic", "direct", "queue") ?? "topic";
        var raw = node.Flag("rawDelivery") ?? false;
        var retries = node.Integer("retries", AwsLimits.AsynchronousRetries, " retries", "Lambda waits 1m and then 2m before them.");
        var age = node.Duration("maximumEventAge", AwsLimits.MaximumEventAge, "It is how long Lambda keeps an event that it cannot hand over.");
        var senders = PartnersReader.Read(node, "senders");
        RefuseOthers(node, source);
        return source switch
        {
            "direct" => new ConsumerSource.Direct(retries ?? AwsLimits.AsynchronousRetries.Most, age ?? AwsLimits.MaximumEventAge.Most),
            "queue" => new ConsumerSource.Queue(senders),
            _ => new ConsumerSource.Topic(raw),
        };
    }

    private static void RefuseOthers(SettingsNode node, string source)
    {
        foreach (var (other, keys) in OnlyFor.Where(entry => entry.Source != source))
        {
            foreach (var key in keys.Where(node.Has))
            {
                node.Fail($"{node.Path}.{key} is for `source: {other}`, and this consumer's source is {source}. Leave it out, or change the source."
                    + (source == "topic" && key is "fifo" or "fair" ? " A consumer's queue is as its topic is." : string.Empty));
            }
        }

        if (source == "direct")
        {
            foreach (var key in QueueRequest.Given(node))
            {
                node.Fail($"{node.Path}.{key} is about a queue, and a consumer with `source: direct` has none. Leave it out, or use `source: topic`.");
            }
        }

        if (source == "queue" && node.Has("takes"))
        {
            node.Fail($"{node.Path}.takes is about topics, and a consumer with `source: queue` has none: it gets whatever is sent to its queue. Leave it out.");
        }
    }
}
