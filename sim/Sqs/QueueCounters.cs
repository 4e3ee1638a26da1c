namespace Sim.Sqs;

/// <summary>What ever happened to the messages of a queue.</summary>
internal sealed class QueueCounters
{
    public long Accepted, Received, Deleted, Expired, Purged, MovedIn, MovedOut;

    /// <summary>How many must lie in the queue.</summary>
    public long Remaining => Accepted + MovedIn - Deleted - Expired - Purged - MovedOut;
}
