using Sim;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Bench;

/// <summary>
/// How many messages a second one core simulates with the trace off: publish, filter, queue, batches of ten, a modelled
/// function, delete. Messages arrive at a million a second of the world's own time.
/// </summary>
internal static class WorldBench
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Interval = TimeSpan.FromMicroseconds(100);
    private const int PerInterval = 100;

    public static void Run(int millions)
    {
        // The first round is compiled while it runs; only the later ones count.
        for (var round = 0; round < 4; round++)
        {
            Measure(millions * 1_000_000);
        }
    }

    private static void Measure(int messages)
    {
        var world = new World(new WorldOptions { Start = Start, Seed = 1, Trace = false, ConcurrentExecutions = 10_000 });
        Publish(world, Declare(world), messages);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var began = TimeProvider.System.GetTimestamp();
        world.RunToIdle(long.MaxValue);
        var took = TimeProvider.System.GetElapsedTime(began);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var deleted = world.Snapshot().Subscriptions.Sum(subscription => subscription.Deleted);
        world.Invariants.Check();
        Console.WriteLine(
            $"{messages:N0} published, {deleted:N0} processed: {messages / took.TotalSeconds:N0} messages/s, {allocated / (double)messages:0.00} bytes allocated per message");
    }

    private static TopicId Declare(World world)
    {
        var topic = world.CreateTopic(new TopicAttributes { Name = "topic" });
        var deadLetters = world.CreateQueue(new QueueAttributes { Name = "queue-dlq" });
        var queue = world.CreateQueue(new QueueAttributes { Name = "queue", RedrivePolicy = new RedrivePolicy(world.ArnOf(deadLetters), 5) });
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue, FilterPolicy = """{"eventType":["USER_SIGNUP",{"prefix":"ORDER_"}]}""" });
        var function = world.CreateFunction(new FunctionConfiguration
        {
            Name = "function",
            Invoker = new ModelledFunction { Duration = TimeSpan.FromMicroseconds(20) },
        });
        world.CreateEventSourceMapping(new EventSourceMappingConfiguration { Queue = queue, Function = function, BatchSize = 10 });
        return topic;
    }

    private static void Publish(World world, TopicId topic, int messages)
    {
        var requests = Enumerable.Range(0, 64).Select(number => new PublishRequest
        {
            Message = $$"""{"eventType":"ORDER_{{number}}","userId":{{number}}}""",
            MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["eventType"] = new("String", $"ORDER_{number}") },
        }).ToArray();
        var published = 0;
        ITimer? timer = null;
        timer = world.Clock.CreateTimer(
            _ =>
            {
                for (var i = 0; i < PerInterval && published < messages; i++)
                {
                    world.Publish(topic, requests[published++ % requests.Length]);
                }

                if (published == messages)
                {
                    timer!.Dispose();
                }
            },
            null,
            Interval,
            Interval);
    }
}
