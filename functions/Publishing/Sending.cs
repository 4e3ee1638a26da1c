namespace Functions.Publishing;

/// <summary>An event on its way: where it stands among all that are published together, and what it is.</summary>
internal sealed record Sending(int Index, EventMessage Message)
{
    /// <summary>Fills batches in order, each up to SNS's limits of entries and of bytes together.</summary>
    public static List<List<Sending>> Batches(IEnumerable<Sending> sendings)
    {
        var batches = new List<List<Sending>>();
        var bytes = 0;
        foreach (var sending in sendings)
        {
            var size = sending.Message.Size;
            if (batches.Count == 0 || batches[^1].Count == SnsLimits.BatchEntries || bytes + size > SnsLimits.MessageBytes)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(sending);
            bytes += size;
        }

        return batches;
    }
}
