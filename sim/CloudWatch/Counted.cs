namespace Sim.CloudWatch;

/// <summary>A counter that only grows, reported as what it grew by.</summary>
internal struct Counted
{
    private long before;

    /// <summary>What was counted since the last call.</summary>
    public long Since(long now)
    {
        var grown = now - before;
        before = now;
        return grown;
    }
}
