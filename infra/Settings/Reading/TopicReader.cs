using Infra.Filters;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>Reads the topics; the consumers are bound to them later.</summary>
internal static class TopicReader
{
    public static List<TopicSettings> Read(SettingsNode topics, string stack)
    {
        var read = topics.Entries().Select(entry => Read(entry.Name, entry.Node, stack)).ToList();
        if (read.Count == 0 && topics.IsMapOrMissing)
        {
            topics.Fail($"{topics.Path} declares no topic: name at least one, such as `users: {{}}`.");
        }

        return read;
    }

    private static TopicSettings Read(string name, SettingsNode node, string stack)
    {
        if (NameRules.FailureOfTopic(stack, name) is { } failure)
        {
            node.Fail($"{node.Path} {failure}");
        }

        var topic = new TopicSettings
        {
            Name = name,
            Fifo = FifoOf(node),
            Fair = node.Flag("fair") ?? false,
            FilterScope = node.Choice("filterScope", "body", "attributes") == "attributes" ? FilterScope.Attributes : FilterScope.Body,
            Attributes = node.Matching("attributes", Patterns.MessageAttribute(), "the name of a message attribute: letters, digits, `_`, `-` and `.`") ?? [],
            Publishers = PartnersReader.Read(node, "publishers"),
            Subscribers = PartnersReader.Read(node, "subscribers"),
            DeliveryLogSample = node.Integer("deliveryLogSample", new Bounds<int>(0, 100), " percent", "It is the part of the successful deliveries that is logged.") ?? 10,
            Consumers = [],
        };
        node.RefuseUnknownKeys();
        return topic;
    }

    /// <summary><c>fifo: {}</c>, or with the two choices that it has.</summary>
    public static FifoSettings? FifoOf(SettingsNode node)
    {
        if (node.Node("fifo") is not { IsMap: true } fifo)
        {
            return null;
        }

        var deduplication = fifo.Choice("deduplication", "explicit", "content");
        var throughput = fifo.Choice("throughput", "standard", "high");
        fifo.RefuseUnknownKeys();
        return new FifoSettings(deduplication == "content", throughput == "high");
    }
}
