namespace Sim.CloudWatch;

/// <summary>What PutMetricAlarm refuses.</summary>
internal static class MetricAlarmRules
{
    private const int LongestName = 255;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestWindowOfShortPeriods = TimeSpan.FromDays(1);

    /// <exception cref="AwsError">It does.</exception>
    public static void Check(MetricAlarmConfiguration alarm)
    {
        Require(alarm.Name.Length is > 0 and <= LongestName, $"The alarm name must be 1 to {LongestName} characters long.");
        Require(alarm.Period > TimeSpan.Zero && alarm.Period.Ticks % TimeSpan.TicksPerMinute == 0, "Metrics of one minute are simulated: Period must be a multiple of 60.");
        Require(alarm.EvaluationPeriods >= 1, "EvaluationPeriods must be at least 1.");
        Require(alarm.DatapointsToAlarm is not { } points || (points >= 1 && points <= alarm.EvaluationPeriods), "DatapointsToAlarm must be at least 1 and at most EvaluationPeriods.");
        Require(double.IsFinite(alarm.Threshold), "Threshold must be a number.");
        var longest = alarm.Period < TimeSpan.FromHours(1) ? LongestWindowOfShortPeriods : LongestWindow;
        Require(
            alarm.Period * alarm.EvaluationPeriods <= longest,
            $"Metrics cannot be checked across more than {longest.TotalDays:0} day(s) (EvaluationPeriods * Period must be <= {longest.TotalSeconds:0}).");
        foreach (var actions in (IReadOnlyList<string>[])[alarm.Actions.Alarm, alarm.Actions.Ok, alarm.Actions.InsufficientData])
        {
            Require(actions.Count <= AlarmActions.Most, $"An alarm has at most {AlarmActions.Most} actions for a state.");
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new AwsError("ValidationError", message);
        }
    }
}
