using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html</summary>
internal static class GetMetricStatistics
{
    private const int MostDatapoints = 1_440;

    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        var metric = MetricParameters.MetricOf(parameters);
        var (start, end) = MetricParameters.RangeOf(parameters);
        var period = MetricParameters.PeriodOf(parameters);
        var (plain, extended) = (parameters.Texts("Statistics"), parameters.Texts("ExtendedStatistics"));
        if (plain.Count + extended.Count == 0)
        {
            throw new AwsError("InvalidParameterCombination", "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
        }

        if ((end - start) / period > MostDatapoints)
        {
            throw new AwsError("InvalidParameterCombination", $"You have requested up to {(end - start) / period:0} datapoints, which exceeds the limit of {MostDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }

        var unit = MetricParameters.UnitOf(world, metric);
        var values = (parameters.TextOrNull("Unit") ?? unit) != unit ? [] : plain.Concat(extended)
            .SelectMany(name => world.CloudWatch.GetStatistics(metric, Statistic.Parse(name), start, end, period).Select(point => (Name: name, point.At, point.Value)))
            .GroupBy(value => value.At).OrderBy(datapoint => datapoint.Key).ToList();
        answer.Text("Label", metric.Name);
        answer.Structures("Datapoints", values, datapoint =>
        {
            answer.Time("Timestamp", datapoint.Key);
            foreach (var (name, _, value) in datapoint.Where(value => plain.Contains(value.Name)))
            {
                answer.Number(name, value);
            }

            if (extended.Count > 0)
            {
                answer.NumberMap("ExtendedStatistics", datapoint.Where(value => extended.Contains(value.Name)).Select(value => (value.Name, value.Value)));
            }

            answer.Text("Unit", unit);
        });
    }
}
