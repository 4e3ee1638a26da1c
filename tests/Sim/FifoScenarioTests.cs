using FsCheck.Xunit;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Order and the law, for FIFO topics, FIFO queues and functions that topics invoke, under any bad luck.</summary>
public sealed class FifoScenarioTests
{
    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
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
        var groups = new List<string>();
        for (var round = 0; round < 20; round++)
        {
            for (var message = 0; message < chance.Next(8); message++)
            {
                groups.Add($"g{chance.Next(4)}");
                stage.World.Publish(topic, new PublishRequest { Message = $"{groups.Count}", MessageGroupId = groups[^1] });
            }

            StepTo(stage, stage.World.Clock.GetUtcNow() + chance.NextExponential(TimeSpan.FromSeconds(2)));
        }

        StepTo(stage, Stage.Start.AddHours(2));
        var subscription = stage.World.Snapshot().Subscriptions.Single();
        Assert.Equal(groups.Count, subscription.Deleted + stage.World.MessagesIn(deadLetters).Count);
        Assert.Equal(0, stage.World.Snapshot().Lost);
        AssertOrder(stage, groups);
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 60)]
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

    /// <summary>
    /// What the trace alone tells: within an invocation a group's messages come in the order of their publication, and while
    /// an invocation holds messages of a group, no other one gets any.
    /// </summary>
    private static void AssertOrder(Stage stage, IReadOnlyList<string> groups)
    {
        var numbers = new Dictionary<Guid, int>();
        var (last, holder) = (new Dictionary<(InvocationId, string), int>(), new Dictionary<string, (InvocationId Invocation, DateTimeOffset At)>());
        foreach (var fact in stage.World.Trace)
        {
            switch (fact)
            {
                case { Kind: FactKind.Published }:
                    numbers.Add(fact.SnsMessageId!.Value, numbers.Count);
                    break;
                case { Kind: FactKind.Received, Invocation: { } invocation }:
                    var number = numbers[fact.SnsMessageId!.Value];
                    var group = groups[number];
                    Assert.True(number > last.GetValueOrDefault((invocation, group), -1));
                    Assert.True(!holder.TryGetValue(group, out var held) || held.Invocation == invocation || fact.At - held.At >= TimeSpan.FromSeconds(5));
                    (last[(invocation, group)], holder[group]) = (number, (invocation, fact.At));
                    break;
                case { Kind: FactKind.Completed or FactKind.Failed or FactKind.TimedOut, Invocation: { } ended }:
                    // What it deleted is gone; what it left is held by the visibility timeout, which the message's state shows.
                    foreach (var free in holder.Where(entry => entry.Value.Invocation == ended && fact.Kind == FactKind.Completed).ToList())
                    {
                        holder.Remove(free.Key);
                    }

                    break;
            }
        }

        Assert.Equal(groups.Count, numbers.Count);
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
