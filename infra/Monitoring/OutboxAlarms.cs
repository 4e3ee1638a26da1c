using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra.Monitoring;

/// <summary>What somebody must hear of an outbox: events that are not published, or late.</summary>
public sealed class OutboxAlarms : ComponentResource
{
    /// <summary>Publishing takes seconds: a stream that is this far behind is held up.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(5);

    public OutboxAlarms(string name, OutboxSettings settings, EventOutbox outbox, Alerts alerts, ComponentResourceOptions? options = null)
        : base("infra:monitoring:OutboxAlarms", name, options)
    {
        var alarms = new AlarmSet(name, alerts, this);
        alarms.Add(new Watch
        {
            What = "iterator-age",
            Metric = Metric.OfFunction("IteratorAge", outbox.Function.Name),
            Statistic = "Maximum",
            Threshold = Behind.TotalMilliseconds,
            Minutes = 3,
            Description = $"Outbox {settings.Name} is more than {Duration.Text(Behind)} behind. Read the log of its function: does SNS take its events? After 23 h Lambda gives records up.",
        });
        alarms.Add(new Watch
        {
            What = "errors",
            Metric = Metric.OfFunction("Errors", outbox.Function.Name),
            Minutes = 3,
            Description = $"The function of outbox {settings.Name} has failed in each of the last 3 minutes. Read its log; was it just deployed?",
        });
        alarms.Add(new Watch
        {
            What = "refused",
            Metric = new Metric("EventBackbone", "Refused", "FunctionName", outbox.Function.Name),
            Description = $"Outbox {settings.Name} holds an event that can never be published. Find it by status REFUSED, with the reason; mend its producer; to publish it, mend its event and remove its status.",
        });
        alarms.Add(Watch.NotEmpty(
            "given-up",
            outbox.GivenUp.QueueName,
            $"Lambda has given up records of outbox {settings.Name}. Their items still wait in the table: touch those without a status to have them published."));
        alarms.Combine(name, $"Outbox {settings.Name} does not publish all that it holds. Look first at the log of its function. Nothing is lost: what was not published stays in its table.");
        RegisterOutputs();
    }
}
