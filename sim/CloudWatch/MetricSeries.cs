namespace Sim.CloudWatch;

/// <summary>The values of one metric, minute by minute: CloudWatch's standard resolution.</summary>
internal sealed class MetricSeries
{
    /// <summary>CloudWatch keeps one-minute datapoints for 15 days.</summary>
    private const int MinutesKept = 15 * 24 * 60;

    private readonly Dictionary<long, StatisticSet> minutes = [];
    private readonly Queue<long> order = new();

    /// <summary>As whoever put a value last gave it; null: nobody did.</summary>
    public string? Unit { get; set; }

    public void Put(long minute, double value, long count) => SetOf(minute).Add(value, count);

    /// <summary>Puts what is summed up already.</summary>
    public void Put(long minute, long count, double sum, double minimum, double maximum) => SetOf(minute).Add(count, sum, minimum, maximum);

    private StatisticSet SetOf(long minute)
    {
        if (!minutes.TryGetValue(minute, out var set))
        {
            minutes[minute] = set = new StatisticSet();
            order.Enqueue(minute);
            while (order.Peek() < minute - MinutesKept)
            {
                minutes.Remove(order.Dequeue());
            }
        }

        return set;
    }

    /// <summary>The statistic over the minutes from <paramref name="start"/> up to, not including, <paramref name="end"/>; null without data.</summary>
    public double? Get(long start, long end, Statistic statistic)
    {
        if (end - start == 1)
        {
            return minutes.TryGetValue(start, out var only) ? statistic.Of(only) : null;
        }

        var all = new StatisticSet();
        for (var minute = start; minute < end; minute++)
        {
            if (minutes.TryGetValue(minute, out var set))
            {
                all.Add(set);
            }
        }

        return all.SampleCount == 0 ? null : statistic.Of(all);
    }
}
