namespace Sim;

/// <summary>
/// What a FIFO queue or topic took in the last 5 minutes, by deduplication id. It remembers what was deleted meanwhile
/// too: the interval counts from the first send alone.
/// </summary>
/// <param name="perGroup">True: the same id in another message group is another message.</param>
internal sealed class Deduplication(bool perGroup)
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html</summary>
    private static readonly long Interval = TimeSpan.FromMinutes(5).Ticks;

    private readonly Dictionary<(string? Group, string Id), long> taken = [];
    private readonly Queue<(string? Group, string Id, long Until)> byTime = [];

    /// <returns>The sequence of the message that came first with this id, or 0 if there is none.</returns>
    public long Find(Content content, long now)
    {
        while (byTime.TryPeek(out var oldest) && oldest.Until <= now)
        {
            byTime.Dequeue();
            taken.Remove((oldest.Group, oldest.Id));
        }

        return taken.GetValueOrDefault(KeyOf(content));
    }

    /// <summary>Only for what <see cref="Find"/> has just not found.</summary>
    public void Remember(Content content, long sequence, long now)
    {
        var key = KeyOf(content);
        taken.Add(key, sequence);
        byTime.Enqueue((key.Group, key.Id, now + Interval));
    }

    public void Forget()
    {
        taken.Clear();
        byTime.Clear();
    }

    private (string? Group, string Id) KeyOf(Content content) =>
        (perGroup ? content.MessageGroupId : null, content.DeduplicationId);
}
