using Sim.Lambda;

namespace Sim.CloudWatch;

/// <summary>What Lambda reports of a function, in minutes in which it was invoked, or would have been.</summary>
internal sealed class FunctionMetrics(Function function)
{
    private readonly MetricId duration = Of("Duration", function);
    private readonly MetricId concurrency = Of("ConcurrentExecutions", function);
    private Counted invocations, errors, throttles, dropped, undelivered;

    public void Begin()
    {
        invocations.Since(function.Invocations);
        errors.Since(function.Errors);
        throttles.Since(function.Throttles);
        dropped.Since(function.EventsDropped);
        undelivered.Since(function.DestinationFailures);
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
        foreach (var (milliseconds, count) in function.Durations)
        {
            metrics.Put(duration, milliseconds, minute, count);
        }

        function.Durations.Clear();
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

    private static MetricId Of(string name, Function function) => MetricId.Of("AWS/Lambda", name, ("FunctionName", function.Configuration.Name));
}
