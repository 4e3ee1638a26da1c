using FsCheck.Xunit;
using Sim;
using Sim.Sns;

namespace Tests.Sim;

/// <summary>The law, for any topology and any bad luck. A failure prints its seed.</summary>
public sealed class RandomScenarioTests
{
    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void Every_message_has_exactly_one_outcome_per_subscription(uint one, uint two)
    {
        var scenario = new RandomScenario(Seed(one, two));
        scenario.Run();
        var world = scenario.Stage.World;
        var ledger = new Ledger(world.Trace);
        var snapshot = world.Snapshot();

        var expected = ledger.Published.Values.Sum(topic => snapshot.Subscriptions.Count(subscription => subscription.Topic == topic));
        Assert.Equal(expected, ledger.Count);
        Assert.Equal(0, snapshot.Lost);
        Assert.All(snapshot.Subscriptions, subscription => Agree(subscription, ledger));
        AgreeOnQueues(world, ledger);
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 15)]
    public void The_same_seed_gives_the_same_trace(uint one, uint two)
    {
        var seed = Seed(one, two);
        var (first, second) = (new RandomScenario(seed), new RandomScenario(seed));
        first.Run();
        second.Run();

        Assert.Equal(first.Stage.World.Trace, second.Stage.World.Trace);
    }

    [Fact]
    public void Another_seed_gives_other_ids()
    {
        var (first, second) = (new Stage(1), new Stage(2));

        Assert.NotEqual(first.Send(first.Queue()), second.Send(second.Queue()));
    }

    [Fact]
    public void The_trace_changes_nothing()
    {
        static Snapshot Run(bool trace)
        {
            var world = new World(new WorldOptions { Start = Stage.Start, Seed = 3, Trace = trace });
            var queue = world.CreateQueue(new() { Name = "q" });
            var topic = world.CreateTopic(new() { Name = "t" });
            world.Subscribe(new() { Topic = topic, Queue = queue });
            var function = world.CreateFunction(new()
            {
                Name = "f",
                Invoker = new global::Sim.Lambda.ModelledFunction { Duration = TimeSpan.FromSeconds(1), ErrorRate = 0.5 },
            });
            world.CreateEventSourceMapping(new() { Queue = queue, Function = function, BatchSize = 1 });
            for (var message = 0; message < 50; message++)
            {
                world.Publish(topic, new PublishRequest { Message = "x" });
            }

            world.RunToIdle();
            Assert.Equal(trace, world.Trace.Count > 0);
            return world.Snapshot();
        }

        var (with, without) = (Run(trace: true), Run(trace: false));
        Assert.Equal(with.At, without.At);
        Assert.Equal(with.Functions, without.Functions);
        Assert.Equal(with.Queues, without.Queues);
    }

    /// <summary>FsCheck prefers small numbers; two of them make many seeds.</summary>
    private static ulong Seed(uint one, uint two) => ((ulong)one << 32) | two;

    private static void Agree(SubscriptionSnapshot subscription, Ledger ledger)
    {
        Assert.Equal(subscription.FilteredOut, ledger.CountOf(subscription.Id, Outcome.FilteredOut));
        Assert.Equal(subscription.Deleted, ledger.CountOf(subscription.Id, Outcome.Deleted));
        Assert.Equal(subscription.Expired, ledger.CountOf(subscription.Id, Outcome.Expired));
    }

    /// <summary>What the trace says is in a queue lies there, and nothing else does.</summary>
    private static void AgreeOnQueues(World world, Ledger ledger)
    {
        foreach (var queue in world.Snapshot().Queues)
        {
            foreach (var message in world.MessagesIn(queue.Id).Where(message => message.SnsMessageId is not null))
            {
                var outcome = ledger.Of(message.SnsMessageId!.Value, message.Subscription!.Value);
                Assert.Equal(queue.Name.EndsWith("-dlq", StringComparison.Ordinal) ? Outcome.DeadLettered : Outcome.InQueue, outcome);
                Assert.Equal(message.ReceiveCount, ledger.AttemptsOf(message.SnsMessageId.Value, message.Subscription.Value));
            }
        }
    }
}
