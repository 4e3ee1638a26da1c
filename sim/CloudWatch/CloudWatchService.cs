using Sim.Policies;
using Sim.Sns;
using Sim.Time;

namespace Sim.CloudWatch;

/// <summary>
/// Metrics and alarms. At the end of every minute the services' numbers of that minute become datapoints, and the alarms are
/// looked at; a change of state is told to the topics that the alarm names. AWS's own datapoints arrive minutes later: an
/// alarm here is earlier by that.
/// </summary>
public sealed class CloudWatchService
{
    private readonly Account account;
    private readonly SnsService sns;
    private readonly Alarms alarms = new();
    private readonly AlarmHistory history = new();
    private readonly ServiceMetrics services;
    private long next;

    internal CloudWatchService(Account account, SnsService sns)
    {
        this.account = account;
        this.sns = sns;
        services = new ServiceMetrics(account);
    }

    /// <summary>In the order in which they first had a value.</summary>
    public IReadOnlyList<MetricId> AllMetrics
    {
        get
        {
            Begin();
            return Metrics.Ids;
        }
    }

    public IReadOnlyList<AlarmSnapshot> Alarms => [.. alarms.All.Select(alarm => alarm.Snapshot)];

    /// <summary>What happened to alarms in the last two weeks, those that are gone included; oldest first.</summary>
    public IReadOnlyList<AlarmHistoryItem> History => history.Items;

    internal Metrics Metrics { get; } = new();

    /// <summary>Called once the alarms were looked at.</summary>
    internal Action? MinuteEnded { get; set; }

    /// <summary>Adds a value to a metric of one's own.</summary>
    /// <param name="count">How often the value came.</param>
    /// <param name="at">Null: now.</param>
    public void PutMetricData(MetricId metric, double value, long count = 1, DateTimeOffset? at = null, string? unit = null)
    {
        Metrics.Put(metric, value, at?.UtcTicks ?? account.Now, count);
        SetUnit(metric, unit);
    }

    /// <summary>Adds values of which only this is known.</summary>
    public void PutStatistics(MetricId metric, long count, double sum, double minimum, double maximum, DateTimeOffset? at = null, string? unit = null)
    {
        Metrics.SeriesOf(metric).Put((at?.UtcTicks ?? account.Now) / TimeSpan.TicksPerMinute, count, sum, minimum, maximum);
        SetUnit(metric, unit);
    }

    /// <summary>Each period that has data, oldest first. The services report from the first look or the first alarm on.</summary>
    /// <param name="period">Whole minutes.</param>
    public IReadOnlyList<Datapoint> GetStatistics(MetricId metric, Statistic statistic, DateTimeOffset start, DateTimeOffset end, TimeSpan period)
    {
        Begin();
        // Nothing is in the future, and nobody may make us look through it.
        var last = Math.Min(end.UtcTicks, account.Now + TimeSpan.TicksPerDay);
        var first = Math.Max(start.UtcTicks, account.Now - (16 * TimeSpan.TicksPerDay));
        return [.. Metrics.Range(metric, statistic, first, last, period)];
    }

    /// <summary>Null if nobody gave one.</summary>
    public string? UnitOf(MetricId metric) => Metrics.UnitOf(metric);

    /// <exception cref="AwsError">What PutMetricAlarm refuses.</exception>
    public void PutMetricAlarm(MetricAlarmConfiguration configuration)
    {
        var isNew = alarms.Find(configuration.Name) is null;
        alarms.Put(configuration, Metrics, account.Now);
        Begin();
        Remember(configuration.Name, "ConfigurationUpdate", $"Alarm \"{configuration.Name}\" {(isNew ? "created" : "updated")}");
    }

    /// <exception cref="AwsError">What PutCompositeAlarm refuses.</exception>
    public void PutCompositeAlarm(CompositeAlarmConfiguration configuration)
    {
        var isNew = alarms.Find(configuration.Name) is null;
        alarms.Put(configuration, account.Now);
        Begin();
        Remember(configuration.Name, "ConfigurationUpdate", $"Alarm \"{configuration.Name}\" {(isNew ? "created" : "updated")}");
    }

    /// <summary>Puts an alarm into a state, until it is looked at next: a rehearsal of its actions.</summary>
    /// <exception cref="AwsError">There is no such alarm.</exception>
    public void SetAlarmState(string name, AlarmState state, string reason)
    {
        var alarm = alarms.Find(name) ?? throw new AwsError("ResourceNotFound", $"Alarm {name} does not exist", 404);
        var change = alarm.Set(state, reason, account.Now);
        if (change.From != change.To)
        {
            Announce(change);
        }

        foreach (var transition in alarms.EvaluateComposites(account.Now))
        {
            Announce(transition);
        }
    }

    /// <exception cref="AwsError">A composite alarm that stays names one of them.</exception>
    public void DeleteAlarms(IReadOnlyCollection<string> names)
    {
        foreach (var alarm in alarms.Delete(names))
        {
            history.Add(new AlarmHistoryItem(alarm.Name, "ConfigurationUpdate", account.Time, $"Alarm \"{alarm.Name}\" deleted", alarm is CompositeAlarm));
        }
    }

    /// <summary>Minutes are counted once somebody looks at them: a world without alarms does not wake up for nothing.</summary>
    internal void Begin()
    {
        if (next == 0)
        {
            account.CountsMinutes = true;
            services.Begin();
            Schedule();
        }
    }

    internal bool IsDue(long check) => check == next;

    /// <summary>Ends a minute.</summary>
    internal void EndMinute()
    {
        services.Report(Metrics, account.Now - TimeSpan.TicksPerMinute);
        foreach (var transition in alarms.Evaluate(account.Now))
        {
            Announce(transition);
        }

        MinuteEnded?.Invoke();
        Schedule();
    }

    /// <summary>Null: there is no such alarm.</summary>
    internal AlarmState? StateOf(string alarm) => alarms.Find(alarm)?.State;

    private void SetUnit(MetricId metric, string? unit)
    {
        Metrics.SeriesOf(metric).Unit = unit ?? Metrics.UnitOf(metric);
        Begin();
    }

    private void Schedule()
    {
        next = ((account.Now / TimeSpan.TicksPerMinute) + 1) * TimeSpan.TicksPerMinute;
        // Not activity: a world whose alarms alone are awake is idle.
        account.Schedule.AddRound(AgendaKind.MinuteEnds, next, 0, next);
    }

    private void Announce(AlarmTransition transition)
    {
        Remember(transition.Alarm, "StateUpdate", $"Alarm updated from {AlarmStateName.Of(transition.From)} to {AlarmStateName.Of(transition.To)}", transition);
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.AlarmChanged, account.Time)
            {
                Detail = $"{transition.Alarm}: {AlarmStateName.Of(transition.From)} to {AlarmStateName.Of(transition.To)}, {transition.Reason}",
            });
        }

        foreach (var action in transition.Actions)
        {
            Tell(transition, action);
        }
    }

    private void Tell(AlarmTransition transition, string action)
    {
        if (action.StartsWith("arn:aws:autoscaling:", StringComparison.Ordinal))
        {
            // A scaling policy looks at its alarms itself, at the end of the same minute.
            Remember(transition.Alarm, "Action", $"Successfully executed action {action}");
            return;
        }

        // Whom an alarm cannot tell says nothing, as in AWS; its history does.
        if (account.Topics.Find(topic => topic.Arn == action) is not { } topic)
        {
            Remember(transition.Alarm, "Action", $"Failed to execute action {action}");
            return;
        }

        if (account.Access.IsEnforced && NeededAccess.ToPublish(account, transition.Alarm, topic).FirstOrDefault(check => !check.Decision.IsAllowed) is { } missing)
        {
            Remember(transition.Alarm, "Action", $"Failed to execute action {action}. Received error: \"{missing.Decision.Reason}\"");
            if (account.Trace.Enabled)
            {
                account.Trace.Add(new Fact(FactKind.AccessDenied, account.Time)
                {
                    Topic = topic.Id,
                    Detail = $"the alarm {transition.Alarm} cannot tell {topic.Attributes.Name}: {missing.Subject} refuses it: {missing.Decision.Reason}",
                });
            }

            return;
        }

        sns.Publish(topic.Id, new PublishRequest { Message = AlarmMessage.Of(account, transition), Subject = AlarmMessage.SubjectOf(account, transition) });
        Remember(transition.Alarm, "Action", $"Successfully executed action {action}");
    }

    private void Remember(string alarm, string type, string summary, AlarmTransition? transition = null) =>
        history.Add(new AlarmHistoryItem(alarm, type, account.Time, summary, alarms.Find(alarm) is CompositeAlarm) { Transition = transition });
}
