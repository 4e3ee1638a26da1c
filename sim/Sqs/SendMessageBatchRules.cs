using System.Text;

namespace Sim.Sqs;

/// <summary>What makes SQS refuse a batch as a whole.</summary>
internal static class SendMessageBatchRules
{
    private const string Prefix = "AWS.SimpleQueueService.";

    public static void Check(IReadOnlyList<SendMessageBatchRequestEntry> entries, QueueAttributes queue)
    {
        if (entries.Count == 0)
        {
            throw new AwsError(Prefix + "EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry in the request.");
        }

        if (entries.Count > Quotas.BatchEntries)
        {
            throw new AwsError(
                Prefix + "TooManyEntriesInBatchRequest",
                $"Maximum number of entries per request are {Quotas.BatchEntries}. You have sent {entries.Count}.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var (id, request) in entries)
        {
            if (id.Length is 0 or > 80 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                throw new AwsError(
                    Prefix + "InvalidBatchEntryId",
                    "A batch entry id can only contain alphanumeric characters, hyphens and underscores. " +
                    "It can be at most 80 letters long.");
            }

            if (!ids.Add(id))
            {
                throw new AwsError(Prefix + "BatchEntryIdsNotDistinct", $"Id {id} repeated.");
            }

            bytes += Encoding.UTF8.GetByteCount(request.MessageBody) + MessageAttributeSet.Of(request.MessageAttributes).Bytes;
        }

        CheckGroups(entries, queue);

        // The service's limit counts, even if the queue's own MaximumMessageSize is smaller.
        if (bytes > Quotas.MessageBytes)
        {
            throw new AwsError(
                Prefix + "BatchRequestTooLong",
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
