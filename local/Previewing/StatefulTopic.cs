using Local.Declaration;

namespace Local.Previewing;

internal sealed class StatefulTopic : StatefulType
{
    public override string Token => ResourceTypes.Topic;

    public override string Noun => "topic";

    public override string Loss => "its subscriptions, confirmed addresses included, and every event that is published to it from then on";

    // https://www.pulumi.com/registry/packages/aws/api-docs/sns/topic/
    public override IReadOnlyDictionary<string, object?> Replacing { get; } = new Dictionary<string, object?>
    {
        ["name"] = null, ["namePrefix"] = null, ["fifoTopic"] = false,
    };

    public override IEnumerable<string> Move(string name, DeployedResource deployed) =>
    [
        $"Subscribe to the new topic whatever is subscribed to {name}, keep the old subscriptions, and deploy; have e-mail and https receivers confirm anew.",
        $"Point every publisher from {ArnOf(deployed, name)} to the new topic.",
        $"Wait until nobody publishes to {name}: in CloudWatch, AWS/SNS NumberOfMessagesPublished of TopicName={name} is 0 for 24 hours; "
            + "then remove its subscriptions and deploy.",
        "Empty the undelivered queue of its subscriptions: `aws sqs start-message-move-task` moves what waits there back to its queue.",
    ];
}
