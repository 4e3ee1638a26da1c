using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Local.Declaration;
using Local.Running;
using Local.Worlds;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Tests.House;
using Outcome = Local.Running.Outcome;

namespace Tests.Scenarios;

/// <summary>
/// The law over the stack that is really declared: whatever is published and however consumers fail, every event ends at
/// exactly one of its ends. A model answers in the consumers' place, so that every kind of failure is tried.
/// </summary>
public sealed class LawTests
{
    private static readonly string[] Bodies =
    [
        """{"eventType":"USER_SIGNUP","userId":"1"}""",
        """{"specversion":"1.0","type":"user.signed-up","id":"1","source":"/s","data":{"userId":"1"}}""",
        """{"eventType":"USER_DELETED","userId":"1"}""",
        """{"specversion":"1.0","type":"order.placed","id":"1","source":"/s","data":{}}""",
        """{"type":"order.cancelled","eventType":"USER_SIGNUP"}""",
        """{"type":null}""",
        "{}",
    ];

    [Property(Replay = FixedSeed.Value, MaxTest = 60)]
    public Property Nothing_is_lost_and_every_event_has_one_outcome_per_consumer()
    {
        var scenario =
            from seed in ArbMap.Default.GeneratorFor<uint>()
            from errorRate in Gen.Choose(0, 100)
            from itemFailureRate in Gen.Choose(0, 100)
            from events in Gen.Choose(0, Bodies.Length - 1).Two().NonEmptyListOf()
            select (Seed: (ulong)seed, ErrorRate: errorRate / 100.0, ItemFailureRate: itemFailureRate / 100.0, Events: events.ToList());

        return Prop.ForAll(scenario.ToArbitrary(), sample =>
        {
            var declared = DeclaredWorld.Build(
                Dev.Value,
                new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = sample.Seed, Region = "eu-west-1" },
                _ => new ModelledFunction
                {
                    Duration = TimeSpan.FromMilliseconds(50),
                    ErrorRate = sample.ErrorRate,
                    BatchItemFailureRate = sample.ItemFailureRate,
                });
            var ledger = new Ledger(declared);
            var published = sample.Events
                .Select(choice => declared.World.Publish(
                    declared.Topics[choice.Item2 % 2 == 0 ? "users" : "orders"], new PublishRequest { Message = Bodies[choice.Item1] }).MessageId)
                .ToList();

            ledger.Update();
            while (ledger.InFlight > 0 && declared.World.Step())
            {
                declared.World.Invariants.Check();
                ledger.Update();
            }

            foreach (var entries in published.Select(ledger.Of))
            {
                Assert.NotEmpty(entries);
                Assert.Distinct(entries.Select(entry => entry.Consumer?.Name));
            }

            foreach (var entry in published.SelectMany(ledger.Of))
            {
                Assert.Contains(entry.Outcome, new[] { Outcome.Processed, Outcome.DeadLettered, Outcome.Parked });
                Assert.InRange(entry.Attempts, 0, entry.Consumer?.MaxReceiveCount ?? 0);
            }
        });
    }

    private static readonly Lazy<DeclaredStack> Dev = new(() =>
        DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev")).GetAwaiter().GetResult());
}
