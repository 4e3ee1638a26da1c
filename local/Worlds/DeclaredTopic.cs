using Local.Declaration;
using Sim;
using Sim.Sns;

namespace Local.Worlds;

/// <summary>What a topic's resource says, as the simulated SNS takes it.</summary>
internal static class DeclaredTopic
{
    /// <summary>Attributes by AWS's names, with the inputs that declare them.</summary>
    private static readonly (string Attribute, string Input)[] Settings =
    [
        ("DisplayName", "displayName"), ("KmsMasterKeyId", "kmsMasterKeyId"), ("DeliveryPolicy", "deliveryPolicy"), ("TracingConfig", "tracingConfig"),
    ];

    public static TopicId Create(World world, RecordedResource topic)
    {
        var id = world.CreateTopic(new TopicAttributes
        {
            Name = topic.Text("name"),
            FifoTopic = topic.Flag("fifoTopic"),
            ContentBasedDeduplication = topic.Flag("contentBasedDeduplication"),
            FifoThroughputScope = topic.TextOrNull("fifoThroughputScope") == "MessageGroup" ? DeduplicationScope.MessageGroup : DeduplicationScope.Whole,
        });
        foreach (var (attribute, input) in Settings)
        {
            if (topic.TextOrNull(input) is { } value)
            {
                world.Topics.Set(world.ArnOf(id), attribute, value);
            }
        }

        if (topic.Integer("signatureVersion") is { } version)
        {
            world.Topics.Set(world.ArnOf(id), "SignatureVersion", $"{version}");
        }

        world.Topics.Tag(world.ArnOf(id), [.. topic.Tags()]);
        return id;
    }
}
