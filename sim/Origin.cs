using Sim.Sns;

namespace Sim;

/// <summary>
/// Where messages come from, a subscription or the direct sends to a queue, and what became of them. The invariants
/// compare it with what really lies in the queues.
/// </summary>
internal sealed class Origin(int index, Subscription? subscription)
{
    /// <remarks>Renamed: what a message move task moved is a new message, which counts as accepted once more.</remarks>
    public Tally Accepted, Deleted, Expired, Purged, Lost, Deduplicated, Renamed;

    public int Index { get; } = index;

    public Subscription? Subscription { get; } = subscription;
}
