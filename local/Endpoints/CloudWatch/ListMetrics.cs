using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html</summary>
internal static class ListMetrics
{
    private const int MostOnAPage = 500;

    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        var (space, name) = (parameters.TextOrNull("Namespace"), parameters.TextOrNull("MetricName"));
        var wanted = parameters.List("Dimensions").Select(dimension => (Name: dimension.Text("Name"), Value: dimension.TextOrNull("Value"))).ToList();
        var metrics = world.CloudWatch.AllMetrics
            .Where(metric => (space is null || metric.Namespace == space) && (name is null || metric.Name == name))
            .Where(metric => wanted.TrueForAll(dimension => metric.DimensionList().Any(has => has.Name == dimension.Name && (dimension.Value is null || has.Value == dimension.Value))))
            .ToList();
        answer.Structures("Metrics", Paging.Page(parameters, answer, metrics, MostOnAPage), metric =>
        {
            answer.Text("Namespace", metric.Namespace);
            answer.Text("MetricName", metric.Name);
            MetricParameters.WriteDimensions(answer, metric);
        });
    }
}
