namespace Local.Routing;

/// <summary>What becomes of a message at the end of a subscription.</summary>
public enum ReceiverKind
{
    /// <summary>A function handles it.</summary>
    Consumer,

    /// <summary>It is kept in the topic's parking queue.</summary>
    Parking,

    /// <summary>It waits in a queue that no function of the stack reads.</summary>
    Waiting,

    /// <summary>It leaves the stack: mail, HTTPS, a queue or function of somebody else.</summary>
    Outside,
}
