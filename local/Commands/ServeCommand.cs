using System.CommandLine;
using Local.Dashboard;
using Local.Declaration;
using Local.Endpoints;
using Local.Posting;
using Local.Reporting;
using Local.Serving;
using Local.Serving.Journals;
using Local.Signing;

namespace Local.Commands;

/// <summary><c>serve</c>: AWS's endpoints on 127.0.0.1, for any SDK, until Ctrl+C.</summary>
internal static class ServeCommand
{
    /// <summary>Of an account that no stack declares.</summary>
    private const string EmptyAccount = "000000000000";

    private const int UsualPort = 4566;
    private const int Megabyte = 1024 * 1024;

    public static Command Create()
    {
        var stack = new Option<string>("--stack") { Description = "The stack to serve: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var logs = new Option<bool>("--logs") { Description = "Show what the consumers log, on standard error." };
        var empty = new Option<bool>("--empty") { Description = "Serve an empty account: clients create topics and queues themselves." };
        var port = PortOption.Create("The port on 127.0.0.1; 0 lets the system choose.");
        var data = new Option<string?>("--data") { Description = "A folder in which the state survives a restart. Without it everything is gone at the end." };
        var capacity = new Option<int>("--capacity") { Description = "How many megabytes of messages and items a Region may hold.", DefaultValueFactory = _ => (int)(HoldingLimits.UsualBytes / Megabyte) };
        capacity.Validators.Add(result =>
        {
            if (result.GetValue(capacity) < 1)
            {
                result.AddError($"--capacity {result.GetValue(capacity)} holds nothing: at least 1 is needed.");
            }
        });
        var hosts = new Option<string[]>(AllowedHosts.Option) { Description = "HOST:PORT to which HTTP(S) subscriptions are really delivered; may be given more than once. Without it what goes to URLs ends here.", DefaultValueFactory = _ => [] };
        var noPolicies = new Option<bool>("--no-policies") { Description = "Let everybody do everything, whatever the policies say." };
        var command = new Command("serve", "Keeps a stack running behind AWS's endpoints on 127.0.0.1, until Ctrl+C.") { stack, empty, port, data, capacity, logs, hosts, noPolicies };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var poster = new UrlPoster(new AllowedHosts(parsed.GetValue(hosts)!), TimeProvider.System);
            var state = parsed.GetValue(data) is { } folder ? new StateFolder(folder, Console.Error) : null;
            var serving = new ServeOptions(parsed.GetValue(port), new HoldingLimits((long)parsed.GetValue(capacity) * Megabyte), poster, state?.Signer() ?? new EnvelopeSigner())
            {
                EnforcesPolicies = !parsed.GetValue(noPolicies),
                State = state,
                Logs = parsed.GetValue(logs) ? new LogOutput(Console.Error) : null,
            };
            return parsed.GetValue(empty) ? await ServeEmptyAsync(serving, cancellation) : await ServeStackAsync(parsed.GetValue(stack)!, serving, cancellation);
        });
        return command;
    }

    private static async Task<int> ServeStackAsync(string stack, ServeOptions serving, CancellationToken cancellation)
    {
        var file = StackFile.Read(StackFile.ProjectFolder(), stack);
        var declared = await DeclaredStack.DeclareAsync(file);
        await using var served = await ServedStack.StartAsync(declared, serving, cancellation);
        Console.Error.WriteLine($"{stack}: account {file.Account} in {file.Region} on {served.Url}; any credentials. Ctrl+C ends it.");
        Console.Error.WriteLine($"Dashboard: {served.DashboardUrl}");
        foreach (var left in served.NotSimulated)
        {
            Console.Error.WriteLine(left);
        }

        await UntilCancelled(cancellation);
        return served.Failure is null ? ExitCode.Success : throw served.Failure;
    }

    private static async Task<int> ServeEmptyAsync(ServeOptions serving, CancellationToken cancellation)
    {
        using var cloud = new LocalCloud(region => LocalCloud.Empty(TimeProvider.System, EmptyAccount, region, serving.State, poster: serving.Poster, signer: serving.Signer)) { Limits = serving.Limits };
        using var dashboard = new DashboardSite(cloud, LocalCloud.UsualRegion, new InvocationJournal());
        await using var endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync, serving.Port, cancellation, dashboard, serving.Signer);
        serving.Poster.LinkBase = endpoint.Url;
        cloud.Wake(serving.State?.Regions ?? []);
        Console.Error.WriteLine($"An empty account {EmptyAccount} on {endpoint.Url}; any Region, any credentials. Ctrl+C ends it.");
        Console.Error.WriteLine($"Dashboard: {dashboard.UrlAt(endpoint.Url)}");
        await UntilCancelled(cancellation);
        dashboard.Dispose();
        return endpoint.Failure is null ? ExitCode.Success : throw endpoint.Failure;
    }

    private static async Task UntilCancelled(CancellationToken cancellation) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
