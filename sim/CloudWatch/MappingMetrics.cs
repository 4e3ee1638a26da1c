using Sim.Lambda;

namespace Sim.CloudWatch;

/// <summary>
/// What Lambda reports of an event source mapping whose MetricsConfig asks for EventCount.
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
/// </summary>
/// <param name="shown">What is reported now: the configuration may change.</param>
internal sealed class MappingMetrics(Guid uuid, EventCounts counts, Func<MappingMetrics.Shown> shown)
{
    private Counted polled, filteredOut, invoked, failed, dropped, told, deleted;

    /// <summary>Which of the counts a mapping has metrics of.</summary>
    internal readonly record struct Shown(bool CountsEvents, bool HasFilter, bool IsOfStream);

    public void Begin()
    {
        polled.Since(counts.Polled);
        filteredOut.Since(counts.FilteredOut);
        invoked.Since(counts.Invoked);
        failed.Since(counts.FailedInvoke);
        dropped.Since(counts.Dropped);
        told.Since(counts.OnFailureDestinationDelivered);
        deleted.Since(counts.Deleted);
    }

    public void Report(Metrics metrics, long minute)
    {
        var now = shown();
        if (!now.CountsEvents)
        {
            // What happens meanwhile belongs to no minute.
            Begin();
            return;
        }

        // A poll that finds nothing is reported, too: there is one in every minute.
        metrics.Put(Of("PolledEventCount"), polled.Since(counts.Polled), minute);
        PutIf(now.HasFilter, metrics, "FilteredOutEventCount", filteredOut.Since(counts.FilteredOut), minute);
        PutIf(true, metrics, "InvokedEventCount", invoked.Since(counts.Invoked), minute);
        PutIf(true, metrics, "FailedInvokeEventCount", failed.Since(counts.FailedInvoke), minute);
        PutIf(now.IsOfStream, metrics, "DroppedEventCount", dropped.Since(counts.Dropped), minute);
        PutIf(now.IsOfStream, metrics, "OnFailureDestinationDeliveredEventCount", told.Since(counts.OnFailureDestinationDelivered), minute);
        PutIf(!now.IsOfStream, metrics, "DeletedEventCount", deleted.Since(counts.Deleted), minute);
    }

    private void PutIf(bool isReported, Metrics metrics, string name, long count, long minute)
    {
        if (isReported && count > 0)
        {
            metrics.Put(Of(name), count, minute);
        }
    }

    private MetricId Of(string name) => MetricId.Of("AWS/Lambda", name, ("EventSourceMappingUUID", uuid.ToString()));
}
