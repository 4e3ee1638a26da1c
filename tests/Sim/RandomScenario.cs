using System.Text.Json;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>
/// A random topology under random load with random failures, all drawn from one seed: consumers that fail, fail in part,
/// time out or are throttled, and clients that receive, delete late, twice or never.
/// </summary>
internal sealed class RandomScenario
{
    private static readonly string[] Kinds = ["order", "refund", "signup"];

    private readonly Chance chance;
    private readonly List<TopicId> topics = [];
    private readonly List<QueueId> polled = [];
    private readonly List<(QueueId Queue, string Handle)> handles = [];

    public RandomScenario(ulong seed)
    {
        chance = new Chance(seed);
        Stage = new Stage(seed);
        for (var topic = 0; topic <= chance.Next(3); topic++)
        {
            topics.Add(Stage.Topic($"topic{topic}"));
        }

        for (var queue = 0; queue <= chance.Next(4); queue++)
        {
            AddQueue(queue);
        }
    }

    public Stage Stage { get; }

    /// <summary>Publishes for a while, meddles, and lets everything come to rest; checks the invariants after every step.</summary>
    public void Run()
    {
        for (var round = 0; round < 25; round++)
        {
            for (var message = 0; message < chance.Next(8); message++)
            {
                Publish();
            }

            Meddle();
            StepTo(Stage.World.Clock.GetUtcNow() + chance.NextExponential(TimeSpan.FromSeconds(2)));
        }

        while (Stage.World.NextDue is { } due && due <= Stage.Start.AddMinutes(10))
        {
            Stage.World.Step();
            Stage.World.Invariants.Check();
        }
    }

    private void StepTo(DateTimeOffset time)
    {
        while (Stage.World.NextDue is { } due && due <= time)
        {
            Stage.World.Step();
            Stage.World.Invariants.Check();
        }

        Stage.World.StepTo(time);
        Stage.World.Invariants.Check();
    }

    private void AddQueue(int number)
    {
        var visibility = 5 + chance.Next(30);
        var deadLetterQueue = chance.Happens(0.7) ? Stage.Queue($"queue{number}-dlq") : (QueueId?)null;
        var queue = Stage.World.CreateQueue(new QueueAttributes
        {
            Name = $"queue{number}",
            VisibilityTimeout = TimeSpan.FromSeconds(visibility),
            Delay = TimeSpan.FromSeconds(chance.Happens(0.3) ? chance.Next(10) : 0),
            MessageRetentionPeriod = TimeSpan.FromMinutes(chance.Happens(0.5) ? 1 + chance.Next(5) : 5_760),
            RedrivePolicy = deadLetterQueue is { } target
                ? new RedrivePolicy(Stage.World.ArnOf(target), 1 + chance.Next(4))
                : null,
        });
        foreach (var topic in topics.Where(_ => chance.Happens(0.7)))
        {
            Stage.Subscribe(
                topic, queue, chance.Happens(0.5) ? $$"""{"kind":["{{Kinds[chance.Next(3)]}}"]}""" : null, raw: chance.Happens(0.5));
        }

        if (chance.Happens(0.8))
        {
            AddConsumer(queue, number, Math.Min(visibility, 1 + chance.Next(5)));
        }
        else
        {
            polled.Add(queue);
        }
    }

    private void AddConsumer(QueueId queue, int number, int timeout)
    {
        IInvoker invoker = chance.Happens(0.5)
            ? new ModelledFunction
            {
                Duration = TimeSpan.FromSeconds(timeout * 0.6),
                ErrorRate = chance.NextDouble() * 0.5,
                BatchItemFailureRate = chance.NextDouble() * 0.5,
            }
            : new Handler(Handle, seconds: chance.NextDouble() * timeout * 1.3);
        var function = Stage.Function(
            invoker, timeout, reserved: chance.Happens(0.3) ? chance.Next(4) : null, name: $"function{number}");
        Stage.Map(
            queue, function, batchSize: 1 + chance.Next(10), window: chance.Happens(0.3) ? 1 + chance.Next(20) : 0,
            concurrency: chance.Happens(0.3) ? 2 + chance.Next(3) : null, report: chance.Happens(0.6));
    }

    private InvocationResult Handle(IReadOnlyList<InvokedMessage> batch) => chance.Next(5) switch
    {
        0 => InvocationResult.Error("Random", "bad luck"),
        1 => Stage.Answer("{\"foo\":\"notvalid\"}"),
        2 => Stage.Answer(JsonSerializer.Serialize(new
        {
            batchItemFailures = batch.Where(_ => chance.Happens(0.4)).Select(message => new { itemIdentifier = message.MessageId }),
        })),
        _ => InvocationResult.Succeeded,
    };

    private void Publish()
    {
        if (chance.Happens(0.15))
        {
            Stage.Send(Stage.World.QueueByName("queue0"), "direct", chance.Happens(0.3) ? chance.Next(60) : null);
            return;
        }

        Stage.Publish(topics[chance.Next(topics.Count)], $"message {chance.Next(1_000)}", ("kind", Kinds[chance.Next(3)]));
    }

    /// <summary>What clients without a function do to their queues.</summary>
    private void Meddle()
    {
        foreach (var queue in polled)
        {
            var timeout = chance.Happens(0.5) ? TimeSpan.FromSeconds(chance.Next(40)) : (TimeSpan?)null;
            handles.AddRange(Stage.World.ReceiveMessage(queue, 1 + chance.Next(10), timeout)
                .Select(message => (queue, message.ReceiptHandle)));
        }

        for (var attempt = 0; attempt < 3 && handles.Count > 0; attempt++)
        {
            var (queue, handle) = handles[chance.Next(handles.Count)];
            if (chance.Happens(0.6))
            {
                Stage.World.DeleteMessage(queue, handle);
            }
            else
            {
                ChangeVisibility(queue, handle);
            }
        }
    }

    private void ChangeVisibility(QueueId queue, string handle)
    {
        try
        {
            Stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds(chance.Next(60)));
        }
        catch (AwsError error)
        {
            // A handle whose message is gone: AWS answers with an error, and so must the world.
            Assert.Contains("is not available for visibility timeout change", error.Message);
        }
    }
}
