using FsCheck.Xunit;
using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Queues that are changed, purged, deleted, made again and emptied into each other while clients use them.</summary>
public sealed class RandomAdministrationTests
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly string[] Names = ["a", "b", "c", "dlq", "a.fifo", "b.fifo", "dlq.fifo"];

    [Property(Replay = FixedSeed.Value, MaxTest = 60)]
    public void Nothing_is_lost_or_there_twice_whatever_is_done_to_the_queues(uint one, uint two)
    {
        var world = Run(((ulong)one << 32) | two);

        Assert.Equal(0, world.Snapshot().InQueues);
    }

    [Fact]
    public void The_random_clients_bring_about_everything_that_can_happen()
    {
        var seen = Enumerable.Range(1, 20).SelectMany(seed => Run((ulong)seed).Trace.Select(fact => fact.Kind)).ToHashSet();

        FactKind[] all = [FactKind.Sent, FactKind.Received, FactKind.BecameVisible, FactKind.Deleted, FactKind.Expired, FactKind.Purged, FactKind.MovedToDeadLetterQueue, FactKind.Redriven];
        Assert.Empty(all.Except(seen));
    }

    private static World Run(ulong seed)
    {
        var chance = new Chance(seed);
        var world = new World(new WorldOptions { Start = Stage.Start, Seed = 1, PurgeRest = TimeSpan.Zero });
        var handles = new List<(string Queue, string Handle)>();
        var tasks = new List<string>();
        for (var step = 0; step < 250; step++)
        {
            try
            {
                Act(world, chance, handles, tasks);
            }
            catch (AwsError)
            {
                // A refusal must leave everything as it was: the invariants look.
            }

            world.Invariants.Check();
        }

        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromDays(15));
        world.Invariants.Check();
        return world;
    }

    private static void Act(World world, Chance chance, List<(string Queue, string Handle)> handles, List<string> tasks)
    {
        var name = Names[chance.Next(Names.Length)];
        var isFifo = name.EndsWith(".fifo", StringComparison.Ordinal);
        switch (chance.Next(14))
        {
            case 0 or 1:
                world.Queues.Create(name, isFifo ? new Dictionary<string, string> { ["FifoQueue"] = "true" } : None, None);
                break;
            case 2 when chance.Happens(0.3):
                world.Queues.Delete(world.QueueByName(name));
                break;
            case 3 when chance.Happens(0.3):
                world.Queues.Purge(world.QueueByName(name));
                break;
            case 4 or 5:
                world.Queues.SetAttributes(world.QueueByName(name), Attributes(world, chance, isFifo));
                break;
            case 6:
                tasks.Add(world.Queues.MoveTasks.Start(
                    world.ArnOf(world.QueueByName(isFifo ? "dlq.fifo" : "dlq")),
                    chance.Happens(0.5) ? world.ArnOf(world.QueueByName(name)) : null,
                    chance.Happens(0.5) ? 1 + chance.Next(5) : null));
                break;
            case 7 when tasks.Count > 0:
                world.Queues.MoveTasks.Cancel(tasks[chance.Next(tasks.Count)]);
                break;
            case 8 when handles.Count > 0:
                var (queue, handle) = handles[chance.Next(handles.Count)];
                world.DeleteMessage(world.QueueByName(queue), handle);
                break;
            case 9 or 10:
                handles.AddRange(world.ReceiveMessage(world.QueueByName(name), 1 + chance.Next(10), chance.Happens(0.5) ? TimeSpan.Zero : null)
                    .Select(message => (name, message.ReceiptHandle)));
                break;
            case 11:
                world.StepTo(world.Clock.GetUtcNow() + chance.NextExponential(TimeSpan.FromSeconds(20)));
                break;
            default:
                world.SendMessage(world.QueueByName(name), new SendMessageRequest
                {
                    MessageBody = "body",
                    MessageGroupId = isFifo ? $"group{chance.Next(3)}" : null,
                    MessageDeduplicationId = isFifo ? $"{chance.NextUInt64()}" : null,
                    Delay = !isFifo && chance.Happens(0.3) ? TimeSpan.FromSeconds(chance.Next(60)) : null,
                });
                break;
        }
    }

    private static Dictionary<string, string> Attributes(World world, Chance chance, bool isFifo) => chance.Next(4) switch
    {
        0 => new() { ["MessageRetentionPeriod"] = $"{60 + chance.Next(300)}" },
        1 => new() { ["VisibilityTimeout"] = $"{chance.Next(60)}" },
        2 => new() { ["DelaySeconds"] = $"{chance.Next(60)}" },
        _ => new()
        {
            ["RedrivePolicy"] = chance.Happens(0.2)
                ? ""
                : $$"""{"deadLetterTargetArn":"{{world.ArnOf(world.QueueByName(isFifo ? "dlq.fifo" : "dlq"))}}","maxReceiveCount":{{1 + chance.Next(3)}}}""",
        },
    };
}
