using Sim;
using Sim.Lambda;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class FifoMappingTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_group_is_in_one_batch_at_a_time_and_groups_run_beside_each_other()
    {
        var runner = new OutsideRunner();
        var queue = Consumed(runner, batchSize: 1);
        Send(queue, "a", "a", "b", "a", "b");
        stage.Wait(0);

        Assert.Equal(2, runner.Invocations.Count);
        stage.World.Complete(runner.Invocations[0].Id, InvocationResult.Succeeded);
        stage.Wait(0);
        Assert.Equal(3, runner.Invocations.Count);
        Assert.Equal(2, stage.World.RunningInvocations);
    }

    [Fact]
    public void A_batch_may_mix_groups()
    {
        var handler = new Handler();
        var queue = Consumed(handler);
        Send(queue, "a", "b", "a");
        stage.World.RunToIdle();

        Assert.Equal(3, Assert.Single(handler.Batches).Count);
    }

    [Fact]
    public void What_a_function_reports_as_failed_holds_up_its_group_until_it_is_visible_again()
    {
        var first = true;
        var handler = new Handler(batch =>
        {
            var failures = first ? $"{{\"itemIdentifier\":\"{batch[1].MessageId}\"}},{{\"itemIdentifier\":\"{batch[2].MessageId}\"}}" : "";
            first = false;
            return Stage.Answer($"{{\"batchItemFailures\":[{failures}]}}");
        });
        var queue = Consumed(handler, report: true);
        Send(queue, "a", "a", "a");
        stage.Wait(1);
        Send(queue, "a");
        stage.Wait(20);
        Assert.Single(handler.Batches);
        stage.Wait(10);

        Assert.Equal([2, 2, 1], handler.Batches[1].Select(message => message.ApproximateReceiveCount));
        Assert.Equal(handler.Batches[0].Skip(1).Select(message => message.MessageId), handler.Batches[1].Take(2).Select(message => message.MessageId));
        stage.World.RunToIdle();
        Assert.Empty(stage.World.MessagesIn(queue));
    }

    [Fact]
    public void A_batch_above_ten_and_a_batching_window_are_refused()
    {
        Assert.Throws<AwsError>(() => Consumed(new Handler(), batchSize: 11));
        Assert.Throws<AwsError>(() => stage.Map(stage.FifoQueue("other.fifo"), stage.Function(new Handler(), name: "other"), window: 1));
    }

    [Theory]
    [InlineData(2, 20)]
    [InlineData(5, 50)]
    public void Provisioned_pollers_serve_ten_batches_each_from_the_start(int pollers, int concurrency)
    {
        var runner = new OutsideRunner();
        var queue = stage.Queue();
        stage.World.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = queue, Function = stage.Function(runner), BatchSize = 1, ProvisionedPollers = new ProvisionedPollerConfig(pollers, pollers),
        });
        for (var message = 0; message < 100; message++)
        {
            stage.Send(queue);
        }

        stage.Wait(0);
        Assert.Equal(concurrency, runner.Invocations.Count);
    }

    private QueueId Consumed(IInvoker invoker, int batchSize = 10, bool report = false)
    {
        var queue = stage.FifoQueue();
        stage.Map(queue, stage.Function(invoker), batchSize, report: report);
        return queue;
    }

    private void Send(QueueId queue, params string[] groups)
    {
        foreach (var group in groups)
        {
            stage.SendTo(queue, $"{stage.World.Trace.Count}", group);
        }
    }
}
