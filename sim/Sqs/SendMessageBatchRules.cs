namespace Sim.Sqs;

/// <summary>What makes SQS refuse a batch of messages as a whole.</summary>
internal static class SendMessageBatchRules
{
    public static void Check(IReadOnlyList<SendMessageBatchRequestEntry> entries, QueueAttributes queue)
    {
        var ids = new string[entries.Count];
        var bytes = 0L;
        for (var index = 0; index < ids.Length; index++)
        {
            var request = entries[index].Request;
            ids[index] = entries[index].Id;
            bytes += request.MessageBody.Length + MessageAttributeSet.Of(request.MessageAttributes).Bytes;
        }

        BatchRules.Check(ids, "SendMessageBatchRequestEntry");
        CheckGroups(entries, queue);

        // The service's limit counts, even if the queue's own MaximumMessageSize is smaller.
        if (bytes > Quotas.MessageBytes)
        {
            throw new AwsError(
                "AWS.SimpleQueueService.BatchRequestTooLong",
                $"Batch requests cannot be longer than {Quotas.MessageBytes} bytes. You have sent {bytes} bytes.");
        }
    }

    /// <summary>Unlike other faults of an entry, a missing group or deduplication id makes SQS refuse the whole batch.</summary>
    private static void CheckGroups(IReadOnlyList<SendMessageBatchRequestEntry> entries, QueueAttributes queue)
    {
        if (!queue.FifoQueue)
        {
            return;
        }

        if (entries.Any(entry => entry.Request.MessageGroupId is null))
        {
            throw new AwsError("InvalidParameterValue", "The request must contain the parameter MessageGroupId.");
        }

        if (!queue.ContentBasedDeduplication && entries.Any(entry => entry.Request.MessageDeduplicationId is null))
        {
            throw new AwsError(
                "InvalidParameterValue",
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }
}
