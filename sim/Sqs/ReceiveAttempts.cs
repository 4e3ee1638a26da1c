namespace Sim.Sqs;

/// <summary>
/// What a FIFO queue has given for a ReceiveRequestAttemptId: a client whose answer was lost on the way asks again with the
/// same id, and gets the same messages with the same handles instead of waiting for their visibility timeout.
/// </summary>
internal sealed class ReceiveAttempts
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html</summary>
    private static readonly long Interval = TimeSpan.FromMinutes(5).Ticks;

    private readonly Dictionary<string, (long Until, IReadOnlyList<ReceiptHandle> Handles)> given = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long Until)> byTime = [];

    /// <returns>Null if nothing was given, too long ago, or to nobody any more.</returns>
    public IReadOnlyList<ReceiptHandle>? Find(string id, long now)
    {
        while (byTime.TryPeek(out var oldest) && oldest.Until <= now)
        {
            byTime.Dequeue();
            if (given.TryGetValue(oldest.Id, out var attempt) && attempt.Until == oldest.Until)
            {
                given.Remove(oldest.Id);
            }
        }

        return given.TryGetValue(id, out var found) ? found.Handles : null;
    }

    public void Remember(string id, IReadOnlyList<ReceiptHandle> handles, long now)
    {
        given[id] = (now + Interval, handles);
        byTime.Enqueue((id, now + Interval));
    }
}
