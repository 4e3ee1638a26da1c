using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html</summary>
internal static class PutMetricData
{
    private const int MostMetrics = 1_000;
    private const int MostValues = 150;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);

    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        var space = parameters.Text("Namespace");
        if (space.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw new AwsError("InvalidParameterValue", "The value AWS/ for parameter Namespace is invalid.");
        }

        if (parameters.Has("EntityMetricData"))
        {
            throw new NotSimulatedException("EntityMetricData of PutMetricData");
        }

        var metrics = parameters.List("MetricData").ToList();
        if (metrics.Count > MostMetrics)
        {
            throw new AwsError("InvalidParameterValue", $"The collection MetricData must not have a size greater than {MostMetrics}.");
        }

        // All are checked before the first takes effect.
        metrics.ConvertAll(metric => Read(world, space, metric)).ForEach(put => put());
    }

    private static Action Read(World world, string space, Parameters parameters)
    {
        var (id, unit) = (MetricParameters.MetricOf(parameters, space), parameters.TextOrNull("Unit"));
        var at = parameters.TimeOrNull("Timestamp") ?? world.Clock.GetUtcNow();
        if (at < world.Clock.GetUtcNow() - Oldest || at > world.Clock.GetUtcNow() + Newest)
        {
            throw new AwsError("InvalidParameterValue", "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks and no more than two hours in the future.");
        }

        if (parameters.Structure("StatisticValues") is { } set)
        {
            var (count, sum, minimum, maximum) = (set.Number("SampleCount"), set.Number("Sum"), set.Number("Minimum"), set.Number("Maximum"));
            return count >= 1 && minimum <= maximum
                ? () => world.CloudWatch.PutStatistics(id, (long)count, sum, minimum, maximum, at, unit)
                : throw new AwsError("InvalidParameterValue", "StatisticValues must have a SampleCount of at least 1 and a Minimum that is not above the Maximum.");
        }

        IReadOnlyList<double> values = parameters.NumberOrNull("Value") is { } single ? [single] : parameters.Numbers("Values");
        var counts = parameters.Has("Counts") ? parameters.Numbers("Counts") : [.. values.Select(_ => 1.0)];
        if (values.Count is 0 or > MostValues || counts.Count != values.Count)
        {
            throw new AwsError("InvalidParameterCombination", $"MetricData must have a Value, StatisticValues, or 1 to {MostValues} Values with as many Counts.");
        }

        return values.All(double.IsFinite) && counts.All(count => count >= 0)
            ? () =>
            {
                foreach (var (value, count) in values.Zip(counts).Where(pair => pair.Second >= 1))
                {
                    world.CloudWatch.PutMetricData(id, value, (long)count, at, unit);
                }
            }
            : throw new AwsError("InvalidParameterValue", "The value NaN or infinity for parameter MetricData.member.1.Value is invalid.");
    }
}
