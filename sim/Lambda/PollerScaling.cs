namespace Sim.Lambda;

/// <summary>
/// How many batches a mapping may have at once: 5 at first, 300 more per full minute of backlog, at most 1,250 or
/// MaximumConcurrency; back to 5 when the queue is empty. Provisioned pollers start with 10 for each of the least, add
/// 1,000 per minute and end at 10 for each of the most. AWS publishes the numbers but not the algorithm.
/// The pollers know nothing of reserved concurrency: that is how a function with little of it gets throttled batches.
/// </summary>
internal struct PollerScaling(int start, int growth, int limit)
{
    public static PollerScaling Of(EventSourceMappingConfiguration configuration) => configuration.ProvisionedPollers is { } pollers
        ? new PollerScaling(
            pollers.MinimumPollers * Quotas.ProvisionedPollerConcurrency,
            Quotas.ProvisionedPollerGrowth,
            pollers.MaximumPollers * Quotas.ProvisionedPollerConcurrency)
        : new PollerScaling(Quotas.PollerStart, Quotas.PollerGrowth, configuration.MaximumConcurrency ?? Quotas.PollerConcurrency);

    public readonly int Limit => limit;

    private long backlogSince = -1;

    public readonly bool HasBacklog => backlogSince >= 0;

    public readonly int Cap(long now)
    {
        if (backlogSince < 0)
        {
            return Math.Min(start, limit);
        }

        var minutes = (now - backlogSince) / TimeSpan.TicksPerMinute;
        return (int)Math.Min(start + growth * minutes, limit);
    }

    /// <summary>The queue has more than the pollers may take.</summary>
    public void SeeBacklog(long now) => backlogSince = backlogSince < 0 ? now : backlogSince;

    public void SeeEmpty() => backlogSince = -1;

    /// <summary>When the cap grows next, or null if it cannot.</summary>
    public readonly long? GrowsAt(long now) => backlogSince < 0 || Cap(now) >= limit
        ? null
        : now + TimeSpan.TicksPerMinute - (now - backlogSince) % TimeSpan.TicksPerMinute;
}
