using Sim;
using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>
/// The metrics of a queue's event source mapping whose MetricsConfig asks for EventCount.
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
/// </summary>
public sealed class MappingMetricTests
{
    private readonly Stage stage = new();
    private EventSourceMappingId mapping;

    [Fact]
    public void Each_message_is_polled_and_filtered_out_or_invoked_and_deleted_or_failed()
    {
        var queue = Map(stage.Function(new Failing("bad")), countsEvents: true);
        foreach (var body in (string[])["good", "good", "bad", "else"])
        {
            stage.Send(queue, body);
        }

        stage.Wait(60);

        // The bad one is visible again after 30 s, and fails anew.
        Assert.Equal([5, 1, 4, 2, 2], Sums("PolledEventCount", "FilteredOutEventCount", "InvokedEventCount", "FailedInvokeEventCount", "DeletedEventCount"));
        // Those of streams.
        Assert.Equal([null, null], Sums("DroppedEventCount", "OnFailureDestinationDeliveredEventCount"));
        stage.Wait(60);
        Assert.Equal([2, null, 2, 2, null], Sums("PolledEventCount", "FilteredOutEventCount", "InvokedEventCount", "FailedInvokeEventCount", "DeletedEventCount"));
    }

    [Fact]
    public void A_throttled_batch_is_an_invocation_that_failed()
    {
        var queue = Map(stage.Function(new Failing("bad"), reserved: 0), countsEvents: true);
        stage.Send(queue, "good");

        stage.Wait(60);

        // At once and in every second, until it is visible again and received anew.
        Assert.True(Sums("InvokedEventCount")[0] > 20);
        Assert.Equal(Sums("InvokedEventCount"), Sums("FailedInvokeEventCount"));
        Assert.Equal([null], Sums("DeletedEventCount"));
    }

    [Fact]
    public void A_mapping_that_does_not_ask_for_them_has_none_and_one_that_does_counts_from_then_on()
    {
        var queue = Map(stage.Function(new Failing("bad")), countsEvents: false);
        stage.Send(queue, "good");
        stage.Wait(60);
        Assert.Equal([null, null], Sums("PolledEventCount", "DeletedEventCount"));

        stage.World.UpdateEventSourceMapping(mapping, stage.World.ConfigurationOf(mapping) with { CountsEvents = true });
        stage.Wait(60);
        Assert.Equal([0, null], Sums("PolledEventCount", "DeletedEventCount"));
        stage.Send(queue, "good");
        stage.Wait(60);

        Assert.Equal([1, 1], Sums("PolledEventCount", "DeletedEventCount"));
    }

    private QueueId Map(FunctionId function, bool countsEvents)
    {
        var queue = stage.Queue();
        mapping = stage.World.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = queue, Function = function, BatchSize = 1, CountsEvents = countsEvents, FilterCriteria = FilterCriteria.Parse(["""{"body":["good","bad"]}"""]),
        });
        Sums("PolledEventCount");
        return queue;
    }

    /// <summary>Of the last minute; null where there is no value.</summary>
    private List<double?> Sums(params string[] metrics) => [.. metrics.Select(metric =>
        stage.World.GetMetricData(MetricId.Of("AWS/Lambda", metric, ("EventSourceMappingUUID", $"{stage.World.UuidOf(mapping)}")), Statistic.Sum, 1)[0])];

    /// <summary>Fails on one body.</summary>
    private sealed class Failing(string body) : IInvoker
    {
        public void Invoke(World world, in Invocation invocation)
        {
            var isBad = System.Text.Encoding.UTF8.GetString(world.EventOf(invocation.Id)).Contains($"\"body\":\"{body}\"", StringComparison.Ordinal);
            world.Complete(invocation.Id, isBad ? InvocationResult.Error("Boom", "no") : InvocationResult.Succeeded);
        }
    }
}
