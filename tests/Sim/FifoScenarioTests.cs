using FsCheck.Xunit;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Order and the law, for FIFO topics, FIFO queues and functions that topics invoke, under any bad luck.</summary>
public sealed class FifoScenarioTests
{
    [Property(MaxTest = 100)]
    public void Every_group_keeps_its_order_and_nothing_is_lost(uint one, uint two)
    {
        var chance = new Chance(((ulong)one << 32) | two);
        var stage = new Stage(((ulong)one << 32) | two);
        var deadLetters = stage.FifoQueue("dlq.fifo");
        var queue = stage.FifoQueue(visibility: 5, redrive: new RedrivePolicy(stage.World.ArnOf(deadLetters), 1 + chance.Next(4)));
        var topic = stage.World.CreateTopic(new TopicAttributes { Name = "t.fifo", FifoTopic = true, ContentBasedDeduplication = true });
        stage.Subscribe(topic, queue, raw: true);
        var function = stage.Function(
            new ModelledFunction
            {
                Duration = TimeSpan.FromSeconds(chance.NextDouble() * 4),
                ErrorRate = chance.NextDouble() * 0.5,
                BatchItemFailureRate = chance.NextDouble() * 0.5,
            },
            timeout: 3,
            reserved: chance.Happens(0.3) ? 1 + chance.Next(3) : null);
        stage.Map(queue, function, batchSize: 1 + chance.Next(10), report: chance.Happens(0.5));
        var published = 0;
        for (var round = 0; round < 20; round++)
        {
            for (var message = 0; message < chance.Next(8); message++, published++)
            {
                stage.World.Publish(topic, new PublishRequest { Message = $"{published}", MessageGroupId = $"g{chance.Next(4)}" });
            }

            StepTo(stage, stage.World.Clock.GetUtcNow() + chance.NextExponential(TimeSpan.FromSeconds(2)));
        }

        StepTo(stage, Stage.Start.AddHours(2));
        var subscription = stage.World.Snapshot().Subscriptions.Single();
        Assert.Equal(published, subscription.Deleted + stage.World.MessagesIn(deadLetters).Count);
        Assert.Equal(0, stage.World.Snapshot().Lost);
        AssertOneBatchPerGroup(stage);
    }

    [Property(MaxTest = 60)]
    public void What_topics_invoke_functions_with_ends_once(uint one, uint two)
    {
        var chance = new Chance(((ulong)one << 32) | two);
        var stage = new Stage(((ulong)one << 32) | two);
        var (topic, failed) = (stage.Topic(), stage.Queue("failed"));
        var function = stage.Function(
            new ModelledFunction { Duration = TimeSpan.FromSeconds(chance.NextDouble() * 4), ErrorRate = chance.NextDouble() },
            reserved: chance.Happens(0.5) ? chance.Next(3) : null);
        stage.World.AddPermission(function, topic);
        stage.World.PutFunctionEventInvokeConfig(function, new EventInvokeConfig
        {
            MaximumRetryAttempts = chance.Next(3),
            MaximumEventAge = TimeSpan.FromMinutes(1 + chance.Next(10)),
            OnFailure = stage.World.ArnOf(failed),
        });
        stage.World.Subscribe(new SubscriptionAttributes { Topic = topic, Function = function });
        var published = chance.Next(30);
        for (var message = 0; message < published; message++)
        {
            stage.Publish(topic, $"{message}");
        }

        StepTo(stage, Stage.Start.AddHours(1));
        var subscription = stage.World.Snapshot().Subscriptions.Single();
        Assert.Equal(published, subscription.Deleted + stage.World.MessagesIn(failed).Count);
        Assert.Equal(0, subscription.Lost);
    }

    /// <summary>A group's messages are in one invocation at a time.</summary>
    private static void AssertOneBatchPerGroup(Stage stage)
    {
        var order = new Dictionary<Guid, int>();
        foreach (var fact in stage.World.Trace)
        {
            if (fact.Kind == FactKind.Published)
            {
                order.Add(fact.SnsMessageId!.Value, order.Count);
            }
        }

        var batches = stage.World.Trace
            .Where(fact => fact is { Kind: FactKind.Received, Invocation: not null })
            .GroupBy(fact => fact.Invocation!.Value);
        Assert.All(batches, batch => Assert.Equal(batch.Count(), batch.Select(fact => order[fact.SnsMessageId!.Value]).Distinct().Count()));
    }

    private static void StepTo(Stage stage, DateTimeOffset time)
    {
        while (stage.World.NextDue is { } due && due <= time)
        {
            stage.World.Step();
            stage.World.Invariants.Check();
        }

        stage.World.StepTo(time);
    }
}
