namespace Sim.Sqs;

/// <summary>The queues that exist, by name: every request looks one up.</summary>
internal sealed class QueueNames
{
    private readonly string arns;
    private readonly Dictionary<string, Queue> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly SortedDictionary<string, Queue> sorted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> resting = new(StringComparer.Ordinal);

    /// <param name="arns">What stands before the name in every queue's ARN.</param>
    public QueueNames(string arns)
    {
        this.arns = arns;
        lookup = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>By name, ordinally.</summary>
    public IEnumerable<Queue> Sorted => sorted.Values;

    public Queue? Find(ReadOnlySpan<char> name) => lookup.TryGetValue(name, out var queue) ? queue : null;

    /// <summary>Null too for the ARN of another Region, account or service.</summary>
    public Queue? FindByArn(ReadOnlySpan<char> arn) => arn.StartsWith(arns, StringComparison.Ordinal) ? Find(arn[arns.Length..]) : null;

    /// <summary>When a deleted queue's name may be used again; 0 for at once.</summary>
    public long RestsUntil(string name) => resting.GetValueOrDefault(name);

    public void Add(Queue queue)
    {
        byName.Add(queue.Attributes.Name, queue);
        sorted.Add(queue.Attributes.Name, queue);
        resting.Remove(queue.Attributes.Name);
    }

    public void Remove(Queue queue)
    {
        byName.Remove(queue.Attributes.Name);
        sorted.Remove(queue.Attributes.Name);
    }

    public void Rest(string name, long until) => resting[name] = until;
}
