using Functions.Consuming.Idempotency;

namespace Tests.Functions;

/// <summary>The store's contract in a dictionary, with faults that a test can switch on.</summary>
internal sealed class InMemoryIdempotencyStore(TimeProvider clock) : IIdempotencyStore
{
    private readonly Dictionary<string, (IdempotencyClaim Claim, bool Completed, string? Result)> claims = [];

    public Exception? OnBegin { get; set; }

    public Exception? OnComplete { get; set; }

    public Exception? OnRelease { get; set; }

    public IEnumerable<string> Ids => claims.Keys;

    public Task<ClaimOutcome> Begin(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        Fail(OnBegin);
        if (claims.TryGetValue(claim.Id, out var held) && (held.Completed || held.Claim.Deadline >= clock.GetUtcNow()))
        {
            return Task.FromResult<ClaimOutcome>(
                held.Claim.PayloadHash != claim.PayloadHash ? new ClaimOutcome.DifferentPayload()
                : held.Completed ? new ClaimOutcome.AlreadyCompleted(held.Result)
                : new ClaimOutcome.InProgressElsewhere(held.Claim.Deadline));
        }

        claims[claim.Id] = (claim, false, null);
        return Task.FromResult<ClaimOutcome>(new ClaimOutcome.Started());
    }

    public Task Complete(IdempotencyClaim claim, string? result, CancellationToken cancellationToken)
    {
        Fail(OnComplete);
        claims[claim.Id] = (claim, true, result);
        return Task.CompletedTask;
    }

    public Task Release(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        Fail(OnRelease);
        claims.Remove(claim.Id);
        return Task.CompletedTask;
    }

    private static void Fail(Exception? fault)
    {
        if (fault is not null)
        {
            throw fault;
        }
    }
}
