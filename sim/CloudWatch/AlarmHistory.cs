namespace Sim.CloudWatch;

/// <summary>What happened to the alarms, oldest first.</summary>
internal sealed class AlarmHistory
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private readonly Queue<AlarmHistoryItem> items = new();

    public IReadOnlyList<AlarmHistoryItem> Items => [.. items];

    public void Add(AlarmHistoryItem item)
    {
        while (items.TryPeek(out var oldest) && item.At - oldest.At > Kept)
        {
            items.Dequeue();
        }

        items.Enqueue(item);
    }
}
