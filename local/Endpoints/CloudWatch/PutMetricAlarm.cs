using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, on one metric.</summary>
internal static class PutMetricAlarm
{
    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        foreach (var name in (string[])["Metrics", "ThresholdMetricId", "EvaluationCriteria", "EvaluationInterval"])
        {
            if (parameters.Has(name))
            {
                throw new NotSimulatedException($"{name} of the alarm {parameters.Text("AlarmName")}");
            }
        }

        world.CloudWatch.PutMetricAlarm(new MetricAlarmConfiguration
        {
            Name = parameters.Text("AlarmName"),
            Description = parameters.TextOrNull("AlarmDescription"),
            Metric = MetricParameters.MetricOf(parameters),
            Statistic = Statistic.Parse(parameters.TextOrNull("ExtendedStatistic") ?? parameters.Text("Statistic")),
            Period = MetricParameters.PeriodOf(parameters),
            EvaluationPeriods = parameters.Integer("EvaluationPeriods"),
            DatapointsToAlarm = parameters.IntegerOrNull("DatapointsToAlarm"),
            Threshold = parameters.Number("Threshold"),
            ComparisonOperator = OperatorOf(parameters.Text("ComparisonOperator")),
            TreatMissingData = TreatmentOf(parameters.TextOrNull("TreatMissingData")),
            Actions = AlarmParameters.ActionsOf(parameters),
        });
    }

    /// <summary>CloudWatch's name of it.</summary>
    public static string NameOf(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.GreaterThanOrEqualToThreshold => "GreaterThanOrEqualToThreshold",
        ComparisonOperator.GreaterThanThreshold => "GreaterThanThreshold",
        ComparisonOperator.LessThanThreshold => "LessThanThreshold",
        _ => "LessThanOrEqualToThreshold",
    };

    /// <summary>CloudWatch's name of it.</summary>
    public static string NameOf(TreatMissingData treatment) => treatment switch
    {
        TreatMissingData.Breaching => "breaching",
        TreatMissingData.NotBreaching => "notBreaching",
        TreatMissingData.Ignore => "ignore",
        _ => "missing",
    };

    private static ComparisonOperator OperatorOf(string name) => name switch
    {
        "GreaterThanOrEqualToThreshold" => ComparisonOperator.GreaterThanOrEqualToThreshold,
        "GreaterThanThreshold" => ComparisonOperator.GreaterThanThreshold,
        "LessThanThreshold" => ComparisonOperator.LessThanThreshold,
        "LessThanOrEqualToThreshold" => ComparisonOperator.LessThanOrEqualToThreshold,
        _ => throw new NotSimulatedException($"the comparison operator {name} of an alarm"),
    };

    private static TreatMissingData TreatmentOf(string? name) => name switch
    {
        null or "missing" => TreatMissingData.Missing,
        "breaching" => TreatMissingData.Breaching,
        "notBreaching" => TreatMissingData.NotBreaching,
        "ignore" => TreatMissingData.Ignore,
        _ => throw new AwsError("ValidationError", $"Parameter validation failed: TreatMissingData {name} is not supported."),
    };
}
