namespace Outbox;

/// <summary>One change of an item of the outbox.</summary>
/// <param name="SequenceNumber">Its place in the stream.</param>
/// <param name="Entity">The item's partition key.</param>
/// <param name="Sequence">The item's sort key.</param>
/// <param name="Event">The event; null of an item that has none.</param>
/// <param name="Written">When the item was written, to the second; null if the stream does not say.</param>
/// <param name="IsPending">It waits to be published. All else is what this function did itself, or what has expired.</param>
internal sealed record StreamRecord(string SequenceNumber, string Entity, string Sequence, string? Event, DateTimeOffset? Written, bool IsPending);
