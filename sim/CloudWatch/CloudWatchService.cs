using Sim.Sns;
using Sim.Time;

namespace Sim.CloudWatch;

/// <summary>
/// Metrics and alarms. At the end of every minute the services' numbers of that minute become datapoints, and the alarms are
/// looked at; a change of state is told to the topics that the alarm names. AWS's own datapoints arrive minutes later: an
/// alarm here is earlier by that.
/// </summary>
internal sealed class CloudWatchService(Account account, SnsService sns)
{
    private readonly Alarms alarms = new();
    private readonly ServiceMetrics services = new(account);
    private long next;

    public Metrics Metrics { get; } = new();

    public void PutMetricData(MetricId metric, double value)
    {
        Metrics.Put(metric, value, account.Now);
        Begin();
    }

    /// <exception cref="AwsError">What PutMetricAlarm refuses.</exception>
    public void PutMetricAlarm(MetricAlarmConfiguration configuration)
    {
        alarms.Add(configuration, Metrics, account.Now);
        Begin();
    }

    /// <exception cref="AwsError">What PutCompositeAlarm refuses.</exception>
    public void PutCompositeAlarm(string name, string rule, AlarmActions actions)
    {
        alarms.Add(name, rule, actions, account.Now);
        Begin();
    }

    public IReadOnlyList<AlarmSnapshot> Alarms => [.. alarms.All.Select(alarm => alarm.Snapshot)];

    /// <summary>Minutes are counted once somebody looks at them: a world without alarms does not wake up for nothing.</summary>
    public void Begin()
    {
        if (next == 0)
        {
            account.CountsMinutes = true;
            services.Begin();
            Schedule();
        }
    }

    public bool IsDue(long check) => check == next;

    /// <summary>Ends a minute.</summary>
    public void EndMinute()
    {
        services.Report(Metrics, account.Now - TimeSpan.TicksPerMinute);
        foreach (var transition in alarms.Evaluate(account.Now))
        {
            Announce(transition);
        }

        Schedule();
    }

    private void Schedule()
    {
        next = ((account.Now / TimeSpan.TicksPerMinute) + 1) * TimeSpan.TicksPerMinute;
        // Not activity: a world whose alarms alone are awake is idle.
        account.Schedule.AddRetention(AgendaKind.MinuteEnds, next, 0, next);
    }

    private void Announce(AlarmTransition transition)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.AlarmChanged, account.Time)
            {
                Detail = $"{transition.Alarm}: {AlarmStateName.Of(transition.From)} to {AlarmStateName.Of(transition.To)}, {transition.Reason}",
            });
        }

        foreach (var action in transition.Actions)
        {
            // A topic that is gone gets nothing and says nothing, as in AWS.
            if (account.Topics.Find(topic => topic.Arn == action) is { } topic)
            {
                sns.Publish(topic.Id, new PublishRequest { Message = AlarmMessage.Of(account, transition), Subject = AlarmMessage.SubjectOf(account, transition) });
            }
        }
    }
}
