namespace Sim.CloudWatch;

/// <summary>The alarms of the account. All are looked at once a minute, those that watch others after those that they watch.</summary>
internal sealed class Alarms
{
    private readonly Dictionary<string, Alarm> byName = [];
    private readonly List<MetricAlarm> metricAlarms = [];
    private readonly List<CompositeAlarm> composites = [];

    /// <summary>Those on metrics first, each kind in the order in which they were made: the order in which they are looked at.</summary>
    public IEnumerable<Alarm> All => metricAlarms.Concat<Alarm>(composites);

    public Alarm? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>A new one, or a change of one that exists.</summary>
    /// <exception cref="AwsError">What PutMetricAlarm refuses.</exception>
    public void Put(MetricAlarmConfiguration configuration, Metrics metrics, long now)
    {
        MetricAlarmRules.Check(configuration);
        switch (byName.GetValueOrDefault(configuration.Name))
        {
            case null:
                var alarm = new MetricAlarm(configuration, metrics, now);
                byName.Add(alarm.Name, alarm);
                metricAlarms.Add(alarm);
                break;
            case MetricAlarm existing:
                existing.Update(configuration, now);
                break;
            default:
                throw Refused($"The alarm {configuration.Name} is composite and cannot become one on a metric.");
        }
    }

    /// <summary>
    /// The alarms that the rule names must exist, and composite ones among them before it: that leaves no way to name one
    /// another in a circle.
    /// </summary>
    /// <exception cref="AwsError">What PutCompositeAlarm refuses.</exception>
    public void Put(CompositeAlarmConfiguration configuration, long now)
    {
        var existing = byName.GetValueOrDefault(configuration.Name);
        var before = existing is CompositeAlarm known ? composites.IndexOf(known) : composites.Count;
        foreach (var child in AlarmRule.Parse(configuration.Rule).Alarms)
        {
            if (!byName.TryGetValue(child, out var alarm))
            {
                throw Refused($"Could not save the composite alarm as alarms in the alarm rule do not exist: {child}");
            }

            if (alarm is CompositeAlarm composite && composites.IndexOf(composite) >= before)
            {
                throw new NotSimulatedException($"the composite alarm {configuration.Name} on {child}, which was made after it,");
            }
        }

        switch (existing)
        {
            case null:
                var made = new CompositeAlarm(configuration, child => byName[child].State, now);
                byName.Add(made.Name, made);
                composites.Add(made);
                break;
            case CompositeAlarm changed:
                changed.Update(configuration, now);
                break;
            default:
                throw Refused($"The alarm {configuration.Name} is on a metric and cannot become composite.");
        }
    }

    /// <summary>Nothing happens to names that no alarm has.</summary>
    /// <exception cref="AwsError">A composite alarm that stays names one of them.</exception>
    public IReadOnlyList<Alarm> Delete(IReadOnlyCollection<string> names)
    {
        if (composites.Find(composite => !names.Contains(composite.Name) && composite.Children.Any(names.Contains)) is { } parent)
        {
            throw Refused($"Cannot delete {parent.Children.First(names.Contains)} as the composite alarm {parent.Name} depends on it");
        }

        var gone = All.Where(alarm => names.Contains(alarm.Name)).ToList();
        gone.ForEach(alarm => byName.Remove(alarm.Name));
        metricAlarms.RemoveAll(gone.Contains);
        composites.RemoveAll(gone.Contains);
        return gone;
    }

    /// <summary>Looks at all of them, one after the other: what is done about one happens before the next is looked at.</summary>
    /// <param name="now">UTC ticks.</param>
    public IEnumerable<AlarmTransition> Evaluate(long now) => EvaluateMetrics(now).Concat(EvaluateComposites(now));

    public IEnumerable<AlarmTransition> EvaluateComposites(long now) => composites.Select(alarm => alarm.Evaluate(now)).OfType<AlarmTransition>();

    private IEnumerable<AlarmTransition> EvaluateMetrics(long now) => metricAlarms.Select(alarm => alarm.Evaluate(now)).OfType<AlarmTransition>();

    private static AwsError Refused(string message) => new("ValidationError", message);
}
