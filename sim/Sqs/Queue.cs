using Sim.Lambda;

namespace Sim.Sqs;

/// <summary>A queue: its messages by state and by arrival, in a FIFO queue by group too, and its counters.</summary>
internal sealed partial class Queue
{
    private readonly Account account;
    private readonly Messages messages;
    private readonly List<EventSourceMapping> mappings = [];
    private readonly Origin directSends;
    private readonly MessageGroups? groups;

    private StateList visible = new(), delayed = new(), inFlight = new(), apart = new();
    private ArrivalList arrivals = new();
    private DueTimes delayedDue = new(), inFlightDue = new(), retentionDue = new();
    private long visibilityTimeout, retention;
    private int apartInFlight;
    private bool hadDeadLetterQueue, isDeadLetterTarget;

    public Queue(Account account, QueueAttributes attributes)
    {
        this.account = account;
        messages = account.Messages;
        Attributes = attributes;
        Id = new QueueId(account.Queues.Count);
        Arn = account.Arn("sqs", attributes.Name);
        visibilityTimeout = attributes.VisibilityTimeout.Ticks;
        retention = attributes.MessageRetentionPeriod.Ticks;
        Created = LastModified = account.Now;
        ReceivesAllowed = attributes.RedrivePolicy?.MaxReceiveCount ?? int.MaxValue;
        directSends = account.NewOrigin(null);
        FollowPolicy(attributes.Policy);
        if (attributes.FifoQueue)
        {
            groups = new MessageGroups(account);
            Deduplication = new Deduplication(attributes.DeduplicationScope == DeduplicationScope.MessageGroup);
        }
    }

    public QueueId Id { get; }
    public QueueAttributes Attributes { get; private set; }
    public string Arn { get; }

    /// <summary>In ticks.</summary>
    public long Created { get; }
    public long LastModified { get; private set; }

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>False once it was deleted. Its index is not used again.</summary>
    public bool Exists { get; private set; } = true;

    /// <summary>Where the redrive policy leads, once <see cref="ResolveDeadLetterQueue"/> has found it.</summary>
    public Queue? DeadLetterQueue { get; private set; }

    public QueueCounters Counters { get; } = new();

    /// <summary>Null unless this is a FIFO queue.</summary>
    public Deduplication? Deduplication { get; }

    /// <summary>Null unless this is a FIFO queue.</summary>
    public MessageGroups? Groups => groups;

    public int Visible => visible.Count + noisy.Count + returned.Count;
    public int InFlight => inFlight.Count + apartInFlight;
    public int Delayed => delayed.Count + apart.Count - apartInFlight;
    public int Count => arrivals.Count;

    public (StateList Visible, StateList Delayed, StateList InFlight, StateList Apart, ArrivalList Arrivals) Lists =>
        (visible, delayed, inFlight, apart, arrivals);

    /// <summary>The slot of the message that the next receive gives, or -1. In a FIFO queue what is visible may have to wait.</summary>
    public int NextDeliverable => groups is null ? NextOfStandard() : groups.Next;

    public TimeSpan? AgeOfOldestMessage =>
        arrivals.Oldest < 0 ? null : TimeSpan.FromTicks(account.Now - messages[arrivals.Oldest].Arrived);

    /// <summary>An event source mapping asks it for messages, and so it is never at rest.</summary>
    public bool IsPolled => mappings.Count > 0;

    public QueueSnapshot Snapshot => new(
        Id, Attributes.Name, Exists, Visible, Delayed, InFlight, AgeOfOldestMessage,
        Counters.Accepted, Counters.Received, Counters.Deleted, Counters.Expired, Counters.MovedIn, Counters.MovedOut);

    /// <summary>
    /// The age that SQS reports, in ticks: a standard queue puts a message that was received three times and never deleted
    /// behind the others, and its age is not that of the queue any more. 0 if there is nothing else.
    /// </summary>
    public long AgeOfOldestUntried(long now)
    {
        var slot = arrivals.Oldest;
        while (slot >= 0 && groups is null && messages[slot].ReceiveCount - messages[slot].ReceivedBefore >= Quotas.ReceivesOfAPoisonPill)
        {
            slot = messages[slot].Newer;
        }

        return slot < 0 ? 0 : now - messages[slot].Arrived;
    }

    /// <summary>The messages by arrival.</summary>
    public IEnumerable<QueuedMessage> Peek()
    {
        for (var slot = arrivals.Oldest; slot >= 0; slot = messages[slot].Newer)
        {
            yield return MessageReader.Peek(account, messages[slot]);
        }
    }

    public void Attach(EventSourceMapping mapping) => mappings.Add(mapping);

    /// <summary>
    /// The dead-letter queue may be created after its source, as in a program whose resources arrive in any order;
    /// AWS itself would have refused the source. So a missing one is refused where it is first needed.
    /// </summary>
    public void ResolveDeadLetterQueue()
    {
        if (DeadLetterQueue is not null || Attributes.RedrivePolicy is not { } policy)
        {
            return;
        }

        var target = account.QueueNames.FindByArn(policy.DeadLetterTargetArn);
        if (target is null && hadDeadLetterQueue)
        {
            // It was deleted since: messages stay and are received on and on.
            ReceivesAllowed = int.MaxValue;
            return;
        }

        if (target is null || target.Attributes.FifoQueue != Attributes.FifoQueue)
        {
            throw QueueErrors.InvalidValue(
                RedrivePolicyText.Write(policy)!,
                QueueAttributeTable.RedrivePolicy,
                target is null ? "Dead letter target does not exist." : "Dead-letter queue must be same type of queue as the source..");
        }

        DeadLetterQueue = target;
        hadDeadLetterQueue = target.isDeadLetterTarget = true;
    }

    private void WakePollers()
    {
        WakeLongPolls();
        foreach (var mapping in mappings)
        {
            mapping.SchedulePoll();
        }
    }
}
