using Local.Declaration;

namespace Local.Previewing;

internal sealed class StatefulQueue : StatefulType
{
    public override string Token => ResourceTypes.Queue;

    public override string Noun => "queue";

    public override string Loss => "every message that waits in it or is being handled";

    // https://www.pulumi.com/registry/packages/aws/api-docs/sqs/queue/
    public override IReadOnlyDictionary<string, object?> Replacing { get; } = new Dictionary<string, object?>
    {
        ["name"] = null, ["namePrefix"] = null, ["fifoQueue"] = false,
    };

    public override IEnumerable<string> Move(string name, DeployedResource deployed) =>
    [
        $"Stop what comes into {name}: remove its topic subscription (and point any other sender to the new queue), keep its consumer, and deploy.",
        $"Wait until {name} and its dead-letter queue are empty: in CloudWatch, AWS/SQS ApproximateNumberOfMessagesVisible, "
            + $"ApproximateNumberOfMessagesNotVisible and ApproximateNumberOfMessagesDelayed of QueueName={name} (and of the dead-letter queue) are 0 for 15 minutes.",
        "Move what still waits in the dead-letter queue to the new queue: `aws sqs start-message-move-task --source-arn DEAD_LETTER_QUEUE_ARN "
            + "--destination-arn NEW_QUEUE_ARN`, and wait until `aws sqs list-message-move-tasks` says COMPLETED.",
    ];
}
