namespace Sim.CloudWatch;

/// <summary>The alarms of the account. All are looked at once a minute, those that watch others after those that they watch.</summary>
internal sealed class Alarms
{
    private readonly Dictionary<string, Alarm> byName = [];
    private readonly List<MetricAlarm> metricAlarms = [];
    private readonly List<CompositeAlarm> composites = [];

    /// <summary>Those on metrics first, each kind in the order in which they were made: the order in which they are looked at.</summary>
    public IEnumerable<Alarm> All => metricAlarms.Concat<Alarm>(composites);

    /// <exception cref="AwsError">What PutMetricAlarm refuses.</exception>
    public void Add(MetricAlarmConfiguration configuration, Metrics metrics, long now)
    {
        MetricAlarmRules.Check(configuration);
        var alarm = new MetricAlarm(configuration, metrics, now);
        Add(alarm);
        metricAlarms.Add(alarm);
    }

    /// <summary>The alarms that the rule names must exist; that leaves no way to name one another in a circle.</summary>
    /// <exception cref="AwsError">What PutCompositeAlarm refuses.</exception>
    public void Add(string name, string rule, AlarmActions actions, long now)
    {
        var alarm = new CompositeAlarm(name, AlarmRule.Parse(rule), actions, child => byName[child].State, now);
        if (alarm.Children.FirstOrDefault(child => !byName.ContainsKey(child)) is { } missing)
        {
            throw new AwsError("ValidationError", $"Could not save the composite alarm as alarms in the alarm rule do not exist: {missing}");
        }

        Add(alarm);
        composites.Add(alarm);
    }

    /// <summary>Looks at all of them.</summary>
    /// <param name="now">UTC ticks.</param>
    public IEnumerable<AlarmTransition> Evaluate(long now)
    {
        foreach (var alarm in All)
        {
            var before = alarm.State;
            if (alarm.Evaluate(now))
            {
                yield return new AlarmTransition(
                    alarm.Name, before, alarm.State, alarm.StateReason, new DateTimeOffset(now, TimeSpan.Zero), alarm.Actions.Of(alarm.State));
            }
        }
    }

    private void Add(Alarm alarm)
    {
        if (!byName.TryAdd(alarm.Name, alarm))
        {
            throw new NotSimulatedException($"putting the alarm {alarm.Name} again");
        }
    }
}
