namespace Sim.Sqs;

/// <summary>How a queue changes, and what that means for the messages in it.</summary>
internal sealed partial class Queue
{
    private int retentionVersion;

    /// <summary>The most receives that a redrive policy ever allowed, or none limited: messages may have had so many.</summary>
    public int ReceivesAllowed { get; private set; }

    public void SetAttributes(QueueAttributes attributes)
    {
        var before = Attributes;
        if (attributes.Policy != before.Policy)
        {
            FollowPolicy(attributes.Policy);
        }

        Attributes = attributes;
        LastModified = account.Now;
        visibilityTimeout = attributes.VisibilityTimeout.Ticks;
        if (attributes.RedrivePolicy != before.RedrivePolicy)
        {
            DeadLetterQueue = null;
            ReceivesAllowed = Math.Max(ReceivesAllowed, attributes.RedrivePolicy?.MaxReceiveCount ?? int.MaxValue);
        }

        if (attributes.MessageRetentionPeriod != before.MessageRetentionPeriod)
        {
            RetainAnew(attributes.MessageRetentionPeriod.Ticks);
        }

        if (attributes.FifoQueue && attributes.Delay != before.Delay)
        {
            DelayAnew(attributes.Delay.Ticks);
        }
    }

    private void FollowPolicy(string? policy) => account.Access.Follow(Arn, $"the policy of queue {Attributes.Name}", policy);

    /// <summary>Messages that are here expire by the new period too.</summary>
    private void RetainAnew(long period)
    {
        retention = period;
        retentionVersion++;
        retentionDue = new DueTimes();
        for (var slot = arrivals.Oldest; slot >= 0; slot = messages[slot].Newer)
        {
            Retain(slot, messages[slot].Sent + retention);
        }
    }

    /// <summary>A FIFO queue's delay holds for messages that are here already; a standard queue's does not.</summary>
    private void DelayAnew(long delay)
    {
        for (var slot = arrivals.Oldest; slot >= 0; slot = messages[slot].Newer)
        {
            if (messages[slot].State != MessageState.Delayed)
            {
                continue;
            }

            if (messages[slot].Sent + delay <= account.Now)
            {
                BecomeVisible(slot);
                continue;
            }

            Unlink(slot);
            Hide(slot, MessageState.Delayed, messages[slot].Sent + delay, usual: false);
        }
    }
}
