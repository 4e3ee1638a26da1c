using Local.Declaration;
using Local.Running;
using Local.Worlds;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Tests.House;

namespace Tests.Local;

public sealed class RunnerTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public async Task A_function_that_never_answers_times_out_and_the_run_ends()
    {
        var (world, ledger) = await RunAsync(new Silent(), "USER_SIGNUP");

        var entry = Assert.Single(ledger.Of(world.Trace.First(fact => fact.Kind == FactKind.Published).SnsMessageId!.Value), entry => entry.Consumer?.Name == "welcome-email");
        Assert.Equal(Outcome.DeadLettered, entry.Outcome);
        Assert.Equal(5, entry.Attempts);
        Assert.Equal("Task timed out after 30.00 seconds", entry.Reason);
    }

    [Fact]
    public async Task A_function_that_crashes_is_the_reason_of_its_dead_letters()
    {
        var (world, ledger) = await RunAsync(new Crashing(), "USER_SIGNUP");

        var entry = Assert.Single(ledger.Of(world.Trace.First(fact => fact.Kind == FactKind.Published).SnsMessageId!.Value), entry => entry.Consumer?.Name == "welcome-email");
        Assert.Equal(Outcome.DeadLettered, entry.Outcome);
        Assert.Equal("OutOfMemoryException: gone", entry.Reason);
    }

    [Fact]
    public async Task Nothing_is_waited_for_when_nobody_consumes_the_event()
    {
        var (world, ledger) = await RunAsync(new Silent(), "USER_DELETED");

        Assert.Equal(0, ledger.InFlight);
        Assert.Equal(Start, world.Clock.GetUtcNow());
    }

    private static async Task<(World World, Ledger Ledger)> RunAsync(IInvoker invoker, string bareName)
    {
        var stack = await DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev"));
        var declared = DeclaredWorld.Build(stack, new WorldOptions { Start = Start, Seed = 1, Region = "eu-west-1" }, _ => invoker);
        var ledger = new Ledger(declared);
        var real = new EagerClock();
        var runner = new Runner(declared.World, new Mailbox(), new RunClock(real, Start), real);
        declared.World.Publish(declared.Topics["users"], new PublishRequest { Message = $$"""{"eventType":"{{bareName}}","userId":"1"}""" });
        await runner.RunUntilAsync(() =>
        {
            ledger.Update();
            return ledger.InFlight == 0;
        });
        ledger.Update();
        return (declared.World, ledger);
    }

    private sealed class Silent : IInvoker
    {
        public void Invoke(World world, in Invocation invocation)
        {
            // Never answers: an endless loop, as the world sees it.
        }
    }

    private sealed class Crashing : IInvoker
    {
        public void Invoke(World world, in Invocation invocation) =>
            world.Complete(invocation.Id, InvocationResult.Error("OutOfMemoryException", "gone"));
    }
}
