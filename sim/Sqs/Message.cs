namespace Sim.Sqs;

/// <summary>A message in a queue. Times are UTC ticks; indexes are -1 where there is none.</summary>
internal struct Message
{
    /// <summary>Its identity, from which the MessageId is derived; 0 in a free slot. A dead-letter queue keeps it.</summary>
    public long Sequence;

    /// <summary>The SNS publication; 0 if sent directly.</summary>
    public long Publication;

    /// <summary>SentTimestamp. A standard dead-letter queue keeps it, so retention goes on counting from it.</summary>
    public long Sent;

    /// <summary>When it came into this queue: the age of a dead-letter queue's oldest message counts from here.</summary>
    public long Arrived;

    /// <summary>When it becomes visible, while delayed or in flight.</summary>
    public long Due;

    public long FirstReceived;

    /// <summary>The latest receive, from which the 12 hours of all extensions count.</summary>
    public long Received;

    /// <summary>Counts changes of state; an agenda entry with an older one is dead.</summary>
    public int Version;

    public int Payload;
    public int Origin;
    public int Queue;
    public int DeadLetterSource;
    public int ReceiveCount;

    /// <summary>ReceiveCount on arrival here: a dead-letter queue continues the count but not the allowance.</summary>
    public int ReceivedBefore;

    /// <summary>Neighbours among the messages of the same state; Next also chains free slots.</summary>
    public int Next, Previous;

    /// <summary>Neighbours by arrival in this queue.</summary>
    public int Newer, Older;

    public MessageState State;

    /// <summary>True: has an agenda entry of its own, because its due time is unusual.</summary>
    public bool Apart;

    /// <summary>While visible: among those that a receive has shown before.</summary>
    public bool Returned;

    /// <summary>What the tallies add up: SNS deliveries by publication, direct sends by message.</summary>
    public readonly long Identity => Publication != 0 ? Publication : Sequence;
}
