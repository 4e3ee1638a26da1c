using Local.Declaration;
using Local.Endpoints;
using Local.Hosting;
using Local.Hosting.Processes;
using Local.Reporting;
using Local.Scenarios;
using Local.Worlds;
using Sim;
using Sim.Lambda;

namespace Local.Running;

/// <summary>Puts a declared stack together with its real functions and the simulated AWS they talk to, and runs a scenario.</summary>
public static class LaptopRun
{
    /// <param name="enforcesPolicies">False: everybody may do everything.</param>
    /// <param name="logs">Gets what the consumers log; null to leave it.</param>
    public static async Task<RunReport> RunAsync(
        DeclaredStack declared, Scenario scenario, ulong seed, DateTimeOffset start, LogOutput? logs = null, bool enforcesPolicies = true)
    {
        using var capture = InvocationLog.Capture();
        using var signature = FunctionSignature.Watch();
        var real = TimeProvider.System;
        var clock = new RunClock(real, start);
        var mailbox = new Mailbox();
        DeclaredWorld? world = null;
        Ledger? ledger = null;
        await using var endpoint = await AwsEndpoint.StartAsync(call => mailbox.AskAsync(() => AwsServices.Answer(world!.World, world.Tables, call)));
        var aws = new SimulatedAws(endpoint.Url, declared.File.Region);
        using var processes = new ProcessHosting(aws, real);
        var environment = new FunctionEnvironment(aws);
        var hosts = new List<FunctionHost>();
        try
        {
            world = DeclaredWorld.Build(declared, OptionsOf(declared, seed, start) with { EnforcesPolicies = enforcesPolicies }, function =>
            {
                var host = new FunctionHost(
                    PackagedFunction.Load(function, environment, processes, clock), clock, mailbox, (id, lines) => Account(ledger!, id, lines, logs));
                hosts.Add(host);
                return host;
            });
            ledger = new Ledger(world);
            var runner = new Runner(world.World, mailbox, clock, real);
            var report = await new ScenarioRun(world, runner, ledger).RunAsync(declared.File.Stack, scenario);
            // Its client saw a status of 500 and tried again; the cause is a bug of this program, and must not pass unseen.
            return endpoint.Failure is null ? report : throw endpoint.Failure;
        }
        finally
        {
            await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
            // What a function wrote before it ran out of time may come in after the world has given it up.
            while (mailbox.TryTake(out var command))
            {
                command!();
            }
        }
    }

    private static WorldOptions OptionsOf(DeclaredStack declared, ulong seed, DateTimeOffset start) => new()
    {
        Start = start,
        Seed = seed,
        Region = declared.File.Region,
        Account = declared.File.Account,
    };

    private static void Account(Ledger ledger, InvocationId invocation, IReadOnlyList<string> lines, LogOutput? logs)
    {
        ledger.Account(invocation, lines);
        logs?.Write(lines);
    }
}
