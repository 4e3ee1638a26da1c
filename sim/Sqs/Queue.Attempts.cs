namespace Sim.Sqs;

/// <summary>Receives of a FIFO queue that a client tries again because it got no answer.</summary>
internal sealed partial class Queue
{
    private readonly ReceiveAttempts attempts = new();

    public void RememberReceive(string attempt, IReadOnlyList<ReceivedMessage> received)
    {
        if (received.Count > 0)
        {
            attempts.Remember(attempt, [.. received.Select(message => message.Handle)], account.Now);
        }
    }

    /// <summary>The same messages, hidden anew for <paramref name="timeout"/> ticks, as long as nothing has happened to them.</summary>
    public IReadOnlyList<ReceivedMessage>? ReceiveAgain(string attempt, long timeout)
    {
        if (attempts.Find(attempt, account.Now) is not { } handles
            || !handles.All(handle => CanDelete(handle.Slot, handle.Sequence, handle.ReceiveCount)))
        {
            return null;
        }

        foreach (var handle in handles)
        {
            ChangeVisibility(handle.Slot, timeout);
        }

        return [.. handles.Select(handle => new ReceivedMessage(account, handle.Slot, messages[handle.Slot]))];
    }
}
