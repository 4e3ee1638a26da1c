using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html, without expressions.</summary>
internal static class GetMetricData
{
    private const int MostQueries = 500;

    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        var (start, end) = MetricParameters.RangeOf(parameters);
        var newestFirst = parameters.TextOrNull("ScanBy") != "TimestampAscending";
        var queries = parameters.List("MetricDataQueries").ToList();
        if (queries.Count is 0 or > MostQueries)
        {
            throw new AwsError("InvalidParameterValue", $"The collection MetricDataQueries must have a size of 1 to {MostQueries}.");
        }

        var results = queries.Where(query => query.FlagOrNull("ReturnData") != false).Select(query => ResultOf(world, query, start, end, newestFirst)).ToList();
        answer.Structures("MetricDataResults", results, result =>
        {
            answer.Text("Id", result.Id);
            answer.Text("Label", result.Label);
            answer.Times("Timestamps", result.Datapoints.Select(point => point.At));
            answer.Numbers("Values", result.Datapoints.Select(point => point.Value));
            answer.Text("StatusCode", "Complete");
        });
        answer.Texts("Messages", []);
    }

    private static (string Id, string Label, IReadOnlyList<Datapoint> Datapoints) ResultOf(
        World world, Parameters query, DateTimeOffset start, DateTimeOffset end, bool newestFirst)
    {
        var id = query.Text("Id");
        if (query.TextOrNull("Expression") is { } expression)
        {
            throw new NotSimulatedException($"the expression `{expression}` of the metric {id}");
        }

        var stat = query.Structure("MetricStat") ?? throw new AwsError("MissingParameter", $"The query {id} has neither a MetricStat nor an Expression.");
        var metric = MetricParameters.MetricOf(stat.Structure("Metric") ?? throw new AwsError("MissingParameter", "The parameter MetricStat.Metric is required."));
        var unit = stat.TextOrNull("Unit");
        var points = unit is not null && unit != MetricParameters.UnitOf(world, metric) ? []
            : world.CloudWatch.GetStatistics(metric, Statistic.Parse(stat.Text("Stat")), start, end, MetricParameters.PeriodOf(stat));
        return (id, query.TextOrNull("Label") ?? metric.Name, newestFirst ? [.. points.Reverse()] : points);
    }
}
