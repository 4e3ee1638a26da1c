namespace Sim.CloudWatch;

/// <summary>What one period of a metric was told: enough for every statistic.</summary>
internal sealed class StatisticSet
{
    // Kept in order, for percentiles: value and how often it came.
    private readonly SortedDictionary<double, long> values = [];

    public long SampleCount { get; private set; }

    public double Sum { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Every value is known; without them there are no percentiles.</summary>
    public bool IsRaw { get; private set; } = true;

    public void Add(double value, long count)
    {
        SampleCount += count;
        Sum += value * count;
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
        values[value] = values.GetValueOrDefault(value) + count;
    }

    /// <summary>Adds what somebody else has summed up already.</summary>
    public void Add(long count, double sum, double minimum, double maximum)
    {
        // All alike, they are known after all.
        if (minimum.Equals(maximum))
        {
            Add(minimum, count);
            return;
        }

        IsRaw = false;
        SampleCount += count;
        Sum += sum;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    public void Add(StatisticSet other)
    {
        if (!other.IsRaw)
        {
            Add(other.SampleCount, other.Sum, other.Minimum, other.Maximum);
            return;
        }

        foreach (var (value, count) in other.values)
        {
            Add(value, count);
        }
    }

    /// <summary>The smallest value that at least <paramref name="rank"/> percent of the values do not exceed.</summary>
    public double Percentile(double rank)
    {
        var below = rank / 100 * SampleCount;
        var seen = 0L;
        foreach (var (value, count) in values)
        {
            seen += count;
            if (seen >= below)
            {
                return value;
            }
        }

        return Maximum;
    }
}
