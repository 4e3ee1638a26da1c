namespace Sim.Lambda;

/// <summary>Execution environments of an alias that are kept ready. They count as taken from the account, used or not.</summary>
/// <param name="qualifier">The alias.</param>
internal sealed class ProvisionedConcurrency(string qualifier)
{
    /// <summary>Lambda starts to allocate after a minute or two.</summary>
    private const long Allocation = TimeSpan.TicksPerMinute;

    private long readyAt = long.MaxValue;
    private int ready;

    public string Qualifier => qualifier;

    /// <summary>How many there are to be.</summary>
    public int Requested { get; private set; }

    /// <summary>Invocations that found none.</summary>
    public long SpilloverInvocations { get; set; }

    /// <summary>How many are ready.</summary>
    public int AllocatedAt(long now)
    {
        if (now >= readyAt)
        {
            (ready, readyAt) = (Requested, long.MaxValue);
        }

        return ready;
    }

    /// <summary>True until what was requested is ready.</summary>
    public bool IsInProgressAt(long now) => AllocatedAt(now) != Requested;

    /// <summary>Fewer are fewer at once; more take their time.</summary>
    /// <param name="isReady">Somebody has waited for them.</param>
    public void Request(int environments, long now, bool isReady = false)
    {
        var before = AllocatedAt(now);
        Requested = environments;
        if (isReady || environments <= before)
        {
            (ready, readyAt) = (environments, long.MaxValue);
        }
        else
        {
            readyAt = now + Allocation;
        }
    }
}
