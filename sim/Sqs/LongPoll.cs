namespace Sim.Sqs;

/// <summary>A ReceiveMessage that found nothing and waits for messages until its time is up.</summary>
internal sealed class LongPoll(
    ReceiveMessageRequest request, long timeout, long deadline, Action<IReadOnlyList<ReceivedMessage>> answered)
{
    public ReceiveMessageRequest Request { get; } = request;

    /// <summary>The visibility timeout in ticks.</summary>
    public long Timeout { get; } = timeout;

    /// <summary>UTC ticks.</summary>
    public long Deadline { get; } = deadline;

    public bool IsAbandoned => Request.IsAbandoned?.Invoke() == true;

    public void Answer(IReadOnlyList<ReceivedMessage> messages) => answered(messages);
}
