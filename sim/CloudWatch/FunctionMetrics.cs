using Sim.Lambda;

namespace Sim.CloudWatch;

/// <summary>What Lambda reports of a function, in minutes in which it was invoked, or would have been.</summary>
internal sealed class FunctionMetrics(Function function)
{
    private readonly MetricId duration = Of("Duration", function);
    private readonly MetricId concurrency = Of("ConcurrentExecutions", function);
    private Counted invocations, errors, throttles, dropped, undelivered, spillover;

    public void Begin()
    {
        invocations.Since(function.Invocations);
        errors.Since(function.Errors);
        throttles.Since(function.Throttles);
        dropped.Since(function.EventsDropped);
        undelivered.Since(function.DestinationFailures);
        spillover.Since(function.Provisioned?.SpilloverInvocations ?? 0);
        (function.OldestEvent, function.OldestRecord) = (null, null);
        function.Durations.Clear();
    }

    public void Report(Metrics metrics, long minute)
    {
        ReportEvents(metrics, minute);
        var (started, refused, failed) = (invocations.Since(function.Invocations), throttles.Since(function.Throttles), errors.Since(function.Errors));
        if (started + refused + failed == 0 && function.Durations.Count == 0 && function.ConcurrentExecutions == 0)
        {
            return;
        }

        metrics.Put(Of("Invocations", function), started, minute);
        metrics.Put(Of("Errors", function), failed, minute);
        metrics.Put(Of("Throttles", function), refused, minute);
        metrics.Put(concurrency, function.MostConcurrent(), minute);
        if (function.Provisioned is { } provisioned)
        {
            ReportProvisioned(metrics, provisioned, started, minute);
        }

        foreach (var (milliseconds, count) in function.Durations)
        {
            metrics.Put(duration, milliseconds, minute, count);
        }

        function.Durations.Clear();
    }

    private void ReportProvisioned(Metrics metrics, ProvisionedConcurrency provisioned, long started, long minute)
    {
        var spilled = spillover.Since(provisioned.SpilloverInvocations);
        var (used, allocated) = (function.MostProvisioned(), function.Allocated);
        metrics.Put(OfAlias("ProvisionedConcurrencyInvocations", function, provisioned), started - spilled, minute);
        metrics.Put(OfAlias("ProvisionedConcurrencySpilloverInvocations", function, provisioned), spilled, minute);
        metrics.Put(OfAlias("ProvisionedConcurrentExecutions", function, provisioned), used, minute);
        if (allocated > 0)
        {
            metrics.Put(Utilization(function, provisioned), Math.Min(1, used / (double)allocated), minute);
        }
    }

    private void ReportEvents(Metrics metrics, long minute)
    {
        PutIfAny(metrics, "AsyncEventsDropped", dropped.Since(function.EventsDropped), minute);
        PutIfAny(metrics, "DestinationDeliveryFailures", undelivered.Since(function.DestinationFailures), minute);
        if (function.OldestEvent is { } age)
        {
            metrics.Put(Of("AsyncEventAge", function), age.TotalMilliseconds, minute);
        }

        if (function.OldestRecord is { } record)
        {
            metrics.Put(Of("IteratorAge", function), record.TotalMilliseconds, minute);
        }

        (function.OldestEvent, function.OldestRecord) = (null, null);
    }

    private void PutIfAny(Metrics metrics, string name, long count, long minute)
    {
        if (count > 0)
        {
            metrics.Put(Of(name, function), count, minute);
        }
    }

    /// <summary>Share of the allocated environments that were in use at most.</summary>
    public static MetricId Utilization(Function function, ProvisionedConcurrency provisioned) => OfAlias("ProvisionedConcurrencyUtilization", function, provisioned);

    private static MetricId OfAlias(string name, Function function, ProvisionedConcurrency provisioned) => MetricId.Of(
        "AWS/Lambda", name, ("FunctionName", function.Configuration.Name), ("Resource", $"{function.Configuration.Name}:{provisioned.Qualifier}"));

    private static MetricId Of(string name, Function function) => MetricId.Of("AWS/Lambda", name, ("FunctionName", function.Configuration.Name));
}
