namespace Sim.CloudWatch;

/// <summary>The metrics of the account.</summary>
internal sealed class Metrics
{
    private readonly Dictionary<MetricId, MetricSeries> series = [];

    /// <summary>In the order in which they first had a value.</summary>
    public List<MetricId> Ids { get; } = [];

    /// <summary>Adds a value to the minute that holds a point in time.</summary>
    /// <param name="ticks">UTC ticks.</param>
    public void Put(in MetricId id, double value, long ticks, long count = 1) => SeriesOf(id).Put(ticks / TimeSpan.TicksPerMinute, value, count);

    public MetricSeries SeriesOf(in MetricId id)
    {
        if (!series.TryGetValue(id, out var metric))
        {
            series[id] = metric = new MetricSeries();
            Ids.Add(id);
        }

        return metric;
    }

    public string? UnitOf(in MetricId id) => series.GetValueOrDefault(id)?.Unit;

    /// <summary>Each period from <paramref name="start"/> on that has data, oldest first.</summary>
    /// <param name="start">UTC ticks; its minute counts whole.</param>
    /// <param name="end">UTC ticks, not included.</param>
    /// <param name="period">Whole minutes.</param>
    public IEnumerable<Datapoint> Range(MetricId id, Statistic statistic, long start, long end, TimeSpan period)
    {
        if (!series.TryGetValue(id, out var metric))
        {
            yield break;
        }

        var minutes = period.Ticks / TimeSpan.TicksPerMinute;
        for (var minute = start / TimeSpan.TicksPerMinute; minute * TimeSpan.TicksPerMinute < end; minute += minutes)
        {
            if (metric.Get(minute, minute + minutes, statistic) is { } value)
            {
                yield return new Datapoint(new DateTimeOffset(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero), value);
            }
        }
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
