namespace Sim.Lambda;

/// <summary>
/// The execution environments of a function on demand. An invocation takes the one that was idle for the shortest time, or starts
/// another: a cold start. A function gets 1,000 more in 10 s, evenly refilled and not saved up beyond that.
/// https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
/// </summary>
internal sealed class ExecutionEnvironments
{
    private const long Burst = 10 * TimeSpan.TicksPerSecond;
    private const long CostOfOne = Burst / 1_000;

    /// <summary>AWS publishes no number; observers see idle environments for some minutes, seldom more than ten.</summary>
    private const long KeptIdle = 10 * TimeSpan.TicksPerMinute;

    /// <summary>Since when each is idle, the last one last.</summary>
    private readonly List<long> idle = [];

    /// <summary>How far the allowance is used up, on the world's clock.</summary>
    private long used = long.MinValue;

    public long ColdStarts { get; private set; }

    /// <returns>False if the function may not start another one yet.</returns>
    public bool TryTake(long now, out bool isCold)
    {
        isCold = idle.Count == 0 || now - idle[^1] > KeptIdle;
        if (!isCold)
        {
            idle.RemoveAt(idle.Count - 1);
            return true;
        }

        // The one that was idle for the shortest time is too old: so are all.
        idle.Clear();
        var level = Math.Max(used, now - Burst);
        if (level + CostOfOne > now)
        {
            return false;
        }

        used = level + CostOfOne;
        ColdStarts++;
        return true;
    }

    public void Return(long now) => idle.Add(now);
}
