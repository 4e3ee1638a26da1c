namespace Local.Explaining;

/// <summary>What would become of a message at one subscription.</summary>
public enum Outlook
{
    /// <summary>A consumer gets it.</summary>
    Arrives,

    /// <summary>It lies in a queue that no consumer of the stack reads: parked, or for somebody outside.</summary>
    Waits,

    /// <summary>It lies in the queue of a consumer that does not get at it.</summary>
    Stuck,

    /// <summary>The subscription's filter policy does not take it.</summary>
    FilteredOut,

    /// <summary>SNS cannot deliver it and puts it into the subscription's dead-letter queue.</summary>
    Undelivered,

    /// <summary>SNS cannot deliver it, and no queue keeps it: in AWS nobody hears of it.</summary>
    Lost,

    /// <summary>It leaves the stack: mail, HTTPS.</summary>
    Leaves,
}
