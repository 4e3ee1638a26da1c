using Local.Dashboard;
using Local.Declaration;
using Local.Endpoints;
using Local.Hosting;
using Local.Hosting.Processes;
using Local.Reporting;
using Local.Running;
using Local.Serving.Journals;
using Local.Worlds;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Local.Serving;

/// <summary>A declared stack with its real functions, kept running behind AWS's endpoints until it is disposed.</summary>
internal sealed class ServedStack : IAsyncDisposable
{
    private readonly List<FunctionHost> hosts = [];
    private readonly IDisposable capture = InvocationLog.Capture();
    private readonly IDisposable signature = FunctionSignature.Watch();
    private readonly ServeOptions serving;
    private readonly LocalCloud cloud;
    private readonly InvocationJournal journal = new();
    private readonly DashboardSite dashboard;
    private AwsEndpoint? endpoint;
    private ProcessHosting? processes;

    private ServedStack(DeclaredStack declared, ServeOptions serving)
    {
        this.serving = serving;
        // Other Regions of the account are empty.
        cloud = new LocalCloud(region => region == declared.File.Region
            ? Serve(declared)
            : LocalCloud.Empty(TimeProvider.System, declared.File.Account, region, serving.State, poster: serving.Poster, signer: serving.Signer)) { Limits = serving.Limits };
        dashboard = new DashboardSite(cloud, declared.File.Region, journal);
    }

    /// <summary>For example <c>http://127.0.0.1:4566</c>.</summary>
    public string Url => endpoint!.Url;

    /// <summary>With the token in its fragment, which no request carries.</summary>
    public string DashboardUrl => dashboard.UrlAt(Url);

    /// <summary>What of the stack is left out here, a sentence each.</summary>
    public IReadOnlyList<string> NotSimulated { get; private set; } = [];

    /// <summary>The first bug that a request ran into.</summary>
    public Exception? Failure => endpoint!.Failure;

    public static async Task<ServedStack> StartAsync(DeclaredStack declared, ServeOptions serving, CancellationToken cancellation)
    {
        var served = new ServedStack(declared, serving);
        try
        {
            // Functions are told the address, so that it must be known before they are made.
            served.endpoint = await AwsEndpoint.StartAsync(served.cloud.AnswerAsync, serving.Port, cancellation, served.dashboard, serving.Signer);
            serving.Poster.LinkBase = served.Url;
            served.cloud.Wake([declared.File.Region, .. serving.State?.Regions ?? []]);
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        dashboard.Dispose();
        if (endpoint is not null)
        {
            await endpoint.DisposeAsync();
        }

        await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
        processes?.Dispose();
        cloud.Dispose();
        capture.Dispose();
        signature.Dispose();
    }

    private ServedWorld Serve(DeclaredStack declared)
    {
        var fresh = LocalCloud.OptionsOf(TimeProvider.System, declared.File.Account, declared.File.Region) with { EnforcesPolicies = serving.EnforcesPolicies, Signer = serving.Signer };
        var (options, journal) = LocalCloud.Begin(fresh, serving.State is null ? "" : StackFingerprint.Of(declared, serving.EnforcesPolicies), serving.Poster, serving.State);
        return new ServedWorld(thread => Build(declared, options with { Http = serving.Poster.For(thread) }, thread), TimeProvider.System, journal);
    }

    private (World World, Tables Tables) Build(DeclaredStack declared, WorldOptions options, IWorldThread thread)
    {
        var real = TimeProvider.System;
        var aws = new SimulatedAws(Url, declared.File.Region);
        var environment = new FunctionEnvironment(aws);
        processes = new ProcessHosting(aws, real);
        var world = DeclaredWorld.Build(declared, options, function =>
        {
            var reloaded = new ReloadedFunction(
                UnpackedPackage.PathOf(function), () => PackagedFunction.Load(function, environment, processes, real), Console.Error.WriteLine);
            var host = new FunctionHost(reloaded, real, thread, Log);
            hosts.Add(host);
            return host;
        });
        NotSimulated = world.NotSimulated;
        return (world.World, world.Tables);
    }

    private void Log(InvocationId invocation, IReadOnlyList<string> lines)
    {
        journal.Add(invocation, lines);
        serving.Logs?.Write(lines);
    }
}
