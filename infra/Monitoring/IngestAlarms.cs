using Infra.Settings;
using Pulumi;

namespace Infra.Monitoring;

/// <summary>What somebody must hear of the function that takes events over HTTPS.</summary>
public sealed class IngestAlarms : ComponentResource
{
    /// <summary>Of the timeout: slower than this, callers are about to be cut off.</summary>
    private const double SlowShare = 0.8;

    public IngestAlarms(string name, FunctionSettings settings, Output<string> functionName, Alerts alerts, ComponentResourceOptions? options = null)
        : base("infra:monitoring:IngestAlarms", name, options)
    {
        var alarms = new AlarmSet(name, alerts, this);
        WatchAnswers(name, functionName, alarms);
        WatchDuration(name, settings, functionName, alarms);
        alarms.Combine(name, $"{name} does not take events. Look first at the log of its function, then at its throttles; callers still hold what was refused.");
        RegisterOutputs();
    }

    private static void WatchAnswers(string name, Output<string> function, AlarmSet alarms)
    {
        alarms.Add(new Watch
        {
            What = "errors",
            Metric = Metric.OfFunction("Errors", function),
            Minutes = 3,
            Description = $"{name} has failed in each of the last 3 minutes. Read its log; was it just deployed?",
        });
        alarms.Add(new Watch
        {
            What = "throttles",
            Metric = Metric.OfFunction("Throttles", function),
            Minutes = 5,
            Description = $"{name} has turned callers away in each of the last 5 minutes. Raise its concurrency or the account's.",
        });
        alarms.Add(new Watch
        {
            What = "5xx",
            Metric = Metric.OfFunction("Url5xxCount", function),
            Minutes = 3,
            Description = $"{name} has answered with a server error in each of the last 3 minutes. Read its log: can it still publish to the topics?",
        });
    }

    private static void WatchDuration(string name, FunctionSettings settings, Output<string> function, AlarmSet alarms) => alarms.Add(new Watch
    {
        What = "duration",
        Metric = Metric.OfFunction("Duration", function),
        Statistic = "p90",
        Threshold = (SlowShare * settings.Timeout).TotalMilliseconds,
        Minutes = 15,
        // Without invocations nobody knows how long one takes.
        TreatMissingData = "missing",
        Description = $"One in ten calls of {name} takes longer than {Duration.Text(SlowShare * settings.Timeout)}, near its timeout. Look at SNS's answers in its trace.",
    });
}
