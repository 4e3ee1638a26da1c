using Sim;
using Sim.Lambda;

namespace Tests.Sim;

public sealed class ThrottlingTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_throttled_batch_is_tried_again_until_the_function_has_room()
    {
        var handler = new Handler(_ => InvocationResult.Succeeded, seconds: 2.5);
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(handler, reserved: 1), batchSize: 1);
        stage.Send(queue);
        stage.Send(queue);

        stage.World.RunToIdle();

        Assert.Equal(2, stage.Look(queue).Deleted);
        Assert.All(handler.Batches, batch => Assert.Equal(1, batch[0].ApproximateReceiveCount));
        Assert.Equal([0, 1, 2], stage.Facts(FactKind.Throttled).Select(fact => (fact.At - Stage.Start).TotalSeconds));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Throttling_alone_can_bring_a_message_to_the_dead_letter_queue()
    {
        var handler = new Handler();
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(maxReceiveCount: 3);
        stage.Map(queue, stage.Function(handler, reserved: 0));
        var id = stage.Send(queue);

        stage.World.RunToIdle();

        Assert.Empty(handler.Batches);
        Assert.Equal(id, Assert.Single(stage.World.MessagesIn(deadLetterQueue)).MessageId);
        Assert.Equal(3, stage.Facts(FactKind.LetGo).Count());
        Assert.Equal(90, stage.Elapsed.TotalSeconds);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Reserved_concurrency_is_never_exceeded()
    {
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(new Handler(_ => InvocationResult.Succeeded, seconds: 1.5), reserved: 2), batchSize: 1);
        for (var number = 0; number < 20; number++)
        {
            stage.Send(queue);
        }

        while (stage.World.Step())
        {
            stage.World.Invariants.Check();
            Assert.InRange(stage.World.RunningInvocations, 0, 2);
        }

        Assert.Equal(20, stage.Look(queue).Deleted);
    }
}
