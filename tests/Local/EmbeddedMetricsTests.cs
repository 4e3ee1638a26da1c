using Local.Hosting;
using Sim;
using Sim.CloudWatch;

namespace Tests.Local;

/// <summary>What consumers write into their log as metrics is in CloudWatch.</summary>
public sealed class EmbeddedMetricsTests
{
    private readonly World world = new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1 });

    [Fact]
    public void A_line_becomes_a_value_of_every_metric_and_set_of_dimensions()
    {
        EmbeddedMetrics.Put(world, [
            """{"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"EventBackbone","Dimensions":[["FunctionName"],["FunctionName","Type"]],"Metrics":[{"Name":"Processed","Unit":"Count"},{"Name":"Age"}]}]},"FunctionName":"mailer","Type":"user.signed-up","Processed":3,"Age":[10,20]}""",
        ]);
        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Equal([3], Sum("Processed", ("FunctionName", "mailer")));
        Assert.Equal([3], Sum("Processed", ("FunctionName", "mailer"), ("Type", "user.signed-up")));
        Assert.Equal([30], Sum("Age", ("FunctionName", "mailer")));
        Assert.Equal("Count", world.CloudWatch.UnitOf(MetricId.Of("EventBackbone", "Processed", ("FunctionName", "mailer"))));
    }

    [Fact]
    public void A_time_of_another_clock_counts_as_now()
    {
        EmbeddedMetrics.Put(world, ["""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"EventBackbone","Metrics":[{"Name":"Processed"}]}]},"Processed":1}"""]);
        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Equal([1], Sum("Processed"));
    }

    [Theory]
    [InlineData("processed 3 events")]
    [InlineData("""{"level":"INFO","message":"\"_aws\" is no header"}""")]
    [InlineData("""{"_aws":{"CloudWatchMetrics":[{"Namespace":"EventBackbone","Metrics":[{"Name":"Processed"}]}]},"Processed":"three"}""")]
    [InlineData("""{"_aws":{"CloudWatchMetrics":[{"Namespace":"EventBackbone","Metrics":[{"Name":"Processed"}]}]}}""")]
    [InlineData("""{"_aws":{"CloudWatchMetrics":{"Namespace":1}}}""")]
    [InlineData("""{"_aws": {""")]
    public void A_line_that_does_not_keep_to_the_format_is_only_a_line(string line)
    {
        EmbeddedMetrics.Put(world, [line]);

        Assert.DoesNotContain(world.CloudWatch.AllMetrics, metric => metric.Namespace == "EventBackbone");
    }

    private IReadOnlyList<double?> Sum(string name, params (string, string)[] dimensions) =>
        world.GetMetricData(MetricId.Of("EventBackbone", name, dimensions), Statistic.Sum, 1);
}
