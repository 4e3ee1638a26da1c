using Sim.Lambda;

namespace Sim.CloudWatch;

/// <summary>What Lambda reports of a function, in minutes in which it was invoked, or would have been.</summary>
internal sealed class FunctionMetrics(Function function)
{
    private readonly MetricId duration = Of("Duration", function);
    private readonly MetricId concurrency = Of("ConcurrentExecutions", function);
    private Counted invocations, errors, throttles;

    public void Begin()
    {
        invocations.Since(function.Invocations);
        errors.Since(function.Errors);
        throttles.Since(function.Throttles);
        function.Durations.Clear();
    }

    public void Report(Metrics metrics, long minute)
    {
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

    private static MetricId Of(string name, Function function) => MetricId.Of("AWS/Lambda", name, ("FunctionName", function.Configuration.Name));
}
