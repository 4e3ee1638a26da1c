namespace Sim.Sqs;

/// <summary>What makes SQS refuse any batch as a whole; what is wrong with one entry fails that entry alone.</summary>
public static class BatchRules
{
    private const string Prefix = "AWS.SimpleQueueService.";

    /// <param name="entry">The shape of an entry, as SQS names it: <c>DeleteMessageBatchRequestEntry</c>.</param>
    /// <exception cref="AwsError">None, too many, or an id that is malformed or repeated.</exception>
    public static void Check(IReadOnlyList<string> ids, string entry)
    {
        if (ids.Count == 0)
        {
            throw new AwsError(Prefix + "EmptyBatchRequest", $"There should be at least one {entry} in the request.");
        }

        if (ids.Count > Quotas.BatchEntries)
        {
            throw new AwsError(
                Prefix + "TooManyEntriesInBatchRequest",
                $"Maximum number of entries per request are {Quotas.BatchEntries}. You have sent {ids.Count}.");
        }

        for (var index = 0; index < ids.Count; index++)
        {
            CheckId(ids[index]);
        }

        for (var index = 1; index < ids.Count; index++)
        {
            for (var before = 0; before < index; before++)
            {
                if (ids[before] == ids[index])
                {
                    throw new AwsError(Prefix + "BatchEntryIdsNotDistinct", $"Id {ids[index]} repeated.");
                }
            }
        }
    }

    private static void CheckId(string id)
    {
        if (id.Length is 0 or > 80 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new AwsError(
                Prefix + "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. " +
                "It can be at most 80 letters long.");
        }
    }
}
