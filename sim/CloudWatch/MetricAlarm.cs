using System.Globalization;

namespace Sim.CloudWatch;

/// <summary>An alarm on one metric, looked at every minute over a window that slides with it.</summary>
internal sealed class MetricAlarm(MetricAlarmConfiguration initial, Metrics metrics, long created) : Alarm(initial.Name, created)
{
    private MetricAlarmConfiguration configuration = initial;
    private MissingDataRule rule = RuleOf(initial);

    public override AlarmActions Actions => configuration.Actions;

    public override AlarmSnapshot Snapshot => new(Name, State, StateReason, new DateTimeOffset(StateUpdated, TimeSpan.Zero))
    {
        ConfigurationUpdated = new DateTimeOffset(ConfigurationUpdated, TimeSpan.Zero),
        Actions = Actions,
        Description = configuration.Description,
        Metric = configuration,
    };

    /// <summary>The state stays until the alarm is looked at next.</summary>
    public void Update(MetricAlarmConfiguration changed, long now)
    {
        configuration = changed;
        rule = RuleOf(changed);
        ConfigurationUpdated = now;
    }

    private static MissingDataRule RuleOf(MetricAlarmConfiguration configuration) => new(
        configuration.EvaluationPeriods, configuration.DatapointsToAlarm ?? configuration.EvaluationPeriods, configuration.TreatMissingData);

    protected override (AlarmState State, string Reason) Look(long now)
    {
        var values = metrics.Get(configuration.Metric, configuration.Statistic, now, configuration.Period, rule.EvaluationRange);
        var state = rule.StateOf(Array.ConvertAll(values, value => value is { } datapoint ? Breaches(datapoint) : (bool?)null), State);
        return (state, ReasonOf(values));
    }

    private bool Breaches(double value) => configuration.ComparisonOperator switch
    {
        ComparisonOperator.GreaterThanThreshold => value > configuration.Threshold,
        ComparisonOperator.GreaterThanOrEqualToThreshold => value >= configuration.Threshold,
        ComparisonOperator.LessThanThreshold => value < configuration.Threshold,
        _ => value <= configuration.Threshold,
    };

    private string ReasonOf(double?[] values)
    {
        var real = values.OfType<double>().TakeLast(configuration.EvaluationPeriods).ToList();
        if (real.Count == 0)
        {
            return $"Threshold Crossed: no datapoints were received for {values.Length} periods";
        }

        var shown = string.Join(", ", real.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        var breached = real.Count(Breaches);
        return $"Threshold Crossed: {breached} of the last {real.Count} datapoints [{shown}] breached {configuration.ComparisonOperator} "
            + configuration.Threshold.ToString(CultureInfo.InvariantCulture);
    }
}
