using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>What several actions say of a metric in the same words.</summary>
internal static class MetricParameters
{
    private const int MostDimensions = 30;

    /// <param name="parameters">Have MetricName and Dimensions, and Namespace unless that is given.</param>
    public static MetricId MetricOf(Parameters parameters, string? @namespace = null)
    {
        var dimensions = parameters.List("Dimensions").Select(dimension => (dimension.Text("Name"), dimension.Text("Value"))).ToArray();
        return dimensions.Length <= MostDimensions
            ? MetricId.Of(@namespace ?? parameters.Text("Namespace"), parameters.Text("MetricName"), dimensions)
            : throw new AwsError("InvalidParameterValue", $"The collection Dimensions must not have a size greater than {MostDimensions}.");
    }

    public static TimeSpan PeriodOf(Parameters parameters)
    {
        var seconds = parameters.Integer("Period");
        return seconds > 0 && seconds % 60 == 0
            ? TimeSpan.FromSeconds(seconds)
            : throw new AwsError("InvalidParameterValue", $"The parameter Period is {seconds}, must be a multiple of 60: metrics of one minute are simulated.");
    }

    public static (DateTimeOffset Start, DateTimeOffset End) RangeOf(Parameters parameters)
    {
        var (start, end) = (parameters.Time("StartTime"), parameters.Time("EndTime"));
        return start < end ? (start, end) : throw new AwsError("InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.");
    }

    public static void WriteDimensions(AnswerWriter answer, MetricId metric) => answer.Structures("Dimensions", metric.DimensionList(), dimension =>
    {
        answer.Text("Name", dimension.Name);
        answer.Text("Value", dimension.Value);
    });

    /// <summary>What the metric is counted in; what the services report is not told with every value.</summary>
    public static string UnitOf(World world, MetricId metric) => world.CloudWatch.UnitOf(metric) ?? (metric switch
    {
        { Name: "Duration" } => "Milliseconds",
        { Name: "ApproximateAgeOfOldestMessage" } => "Seconds",
        _ when metric.Namespace.StartsWith("AWS/", StringComparison.Ordinal) => "Count",
        _ => "None",
    });
}
