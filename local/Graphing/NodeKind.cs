namespace Local.Graphing;

/// <summary>What a node of the topology is, in the order in which they are drawn.</summary>
public enum NodeKind
{
    Url,
    Topic,
    Queue,
    Function,
    Table,
    DeadLetterQueue,
    ParkingQueue,

    /// <summary>What SNS could not deliver.</summary>
    UndeliveredQueue,

    /// <summary>What a function that topics invoke gave up on.</summary>
    FailedQueue,

    /// <summary>It belongs to somebody else: a mailbox, an address, a resource of another stack.</summary>
    Outside,
}
