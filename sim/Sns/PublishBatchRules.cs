namespace Sim.Sns;

/// <summary>What PublishBatch refuses of a batch as a whole.</summary>
public static class PublishBatchRules
{
    public static void CheckCount(int entries)
    {
        if (entries == 0)
        {
            throw new AwsError("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }

        if (entries > Quotas.BatchEntries)
        {
            throw new AwsError("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
    }
}
