using System.Text.Json;
using Local.Declaration;
using Sim;
using Sim.Sqs;

namespace Local.Worlds;

/// <summary>What a queue's resource says, as the simulated SQS takes it.</summary>
internal static class DeclaredQueue
{
    public static void Create(World world, RecordedResource queue)
    {
        var id = world.CreateQueue(AttributesOf(queue));
        var tags = new Dictionary<string, string>(queue.Tags());
        if (tags.Count > 0)
        {
            world.Queues.Tags.Add(id, tags);
        }
    }

    private static QueueAttributes AttributesOf(RecordedResource queue)
    {
        var attributes = new QueueAttributes { Name = queue.Text("name"), FifoQueue = queue.Flag("fifoQueue") };
        return attributes with
        {
            ContentBasedDeduplication = queue.Flag("contentBasedDeduplication"),
            DeduplicationScope = queue.TextOrNull("deduplicationScope") == "messageGroup" ? DeduplicationScope.MessageGroup : DeduplicationScope.Whole,
            VisibilityTimeout = queue.Seconds("visibilityTimeoutSeconds") ?? attributes.VisibilityTimeout,
            MessageRetentionPeriod = queue.Seconds("messageRetentionSeconds") ?? attributes.MessageRetentionPeriod,
            Delay = queue.Seconds("delaySeconds") ?? attributes.Delay,
            MaximumMessageSize = queue.Integer("maxMessageSize") ?? attributes.MaximumMessageSize,
            ReceiveMessageWaitTime = queue.Seconds("receiveWaitTimeSeconds") ?? attributes.ReceiveMessageWaitTime,
            RedrivePolicy = queue.TextOrNull("redrivePolicy") is { } json ? RedriveOf(json) : null,
            RedriveAllowPolicy = queue.TextOrNull("redriveAllowPolicy"),
            FifoThroughputLimit = queue.TextOrNull("fifoThroughputLimit") == "perMessageGroupId" ? FifoThroughputLimit.PerMessageGroupId : FifoThroughputLimit.PerQueue,
            KmsMasterKeyId = queue.TextOrNull("kmsMasterKeyId"),
            KmsDataKeyReusePeriod = queue.Seconds("kmsDataKeyReusePeriodSeconds") ?? attributes.KmsDataKeyReusePeriod,
            SqsManagedSseEnabled = queue.TextOrNull("kmsMasterKeyId") is null,
        };
    }

    private static RedrivePolicy RedriveOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var count = document.RootElement.GetProperty("maxReceiveCount");
        // AWS takes the number as a number or as a numeric text.
        return new RedrivePolicy(
            document.RootElement.GetProperty("deadLetterTargetArn").GetString()!,
            count.ValueKind == JsonValueKind.String ? int.Parse(count.GetString()!) : count.GetInt32());
    }
}
