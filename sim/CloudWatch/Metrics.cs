namespace Sim.CloudWatch;

/// <summary>The metrics of the account.</summary>
internal sealed class Metrics
{
    private readonly Dictionary<MetricId, MetricSeries> series = [];

    /// <summary>In the order in which they first had a value.</summary>
    public List<MetricId> Ids { get; } = [];

    /// <summary>Adds a value to the minute that holds a point in time.</summary>
    /// <param name="ticks">UTC ticks.</param>
    public void Put(in MetricId id, double value, long ticks, long count = 1)
    {
        if (!series.TryGetValue(id, out var metric))
        {
            series[id] = metric = new MetricSeries();
            Ids.Add(id);
        }

        metric.Put(ticks / TimeSpan.TicksPerMinute, value, count);
    }

    /// <summary>
    /// The statistic of each period that ends at or before <paramref name="end"/>, the most recent last; null where there is
    /// no data.
    /// </summary>
    /// <param name="end">UTC ticks; a minute that has not ended is left out.</param>
    /// <param name="period">Whole minutes.</param>
    public double?[] Get(in MetricId id, Statistic statistic, long end, TimeSpan period, int periods)
    {
        var values = new double?[periods];
        if (series.TryGetValue(id, out var metric))
        {
            var minutes = period.Ticks / TimeSpan.TicksPerMinute;
            var until = end / TimeSpan.TicksPerMinute;
            for (var at = 0; at < periods; at++)
            {
                var last = until - ((periods - 1 - at) * minutes);
                values[at] = metric.Get(last - minutes, last, statistic);
            }
        }

        return values;
    }
}
