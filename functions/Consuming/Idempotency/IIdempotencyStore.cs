namespace Functions.Consuming.Idempotency;

/// <summary>
/// Remembers which events a consumer has handled. Queues deliver at least once; with this store a handler has at most one
/// execution of an event at a time, and none after one that completed.
/// </summary>
public interface IIdempotencyStore
{
    /// <summary>Claims the event for this invocation, unless it was handled before or is being handled.</summary>
    Task<ClaimOutcome> Begin(IdempotencyClaim claim, CancellationToken cancellationToken);

    /// <summary>Records that the event is handled, and what its handler returned.</summary>
    /// <param name="claim">Ours.</param>
    /// <param name="result">JSON; null if the handler returns nothing.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="InvalidOperationException">The claim lapsed, and another invocation has taken it over.</exception>
    Task Complete(IdempotencyClaim claim, string? result, CancellationToken cancellationToken);

    /// <summary>Gives the claim back, if it is still held, so that the next attempt can begin at once.</summary>
    Task Release(IdempotencyClaim claim, CancellationToken cancellationToken);
}
