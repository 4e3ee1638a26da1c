using System.CommandLine;
using Local.Dashboard;
using Local.Declaration;
using Local.Endpoints;
using Local.Serving;
using Local.Serving.Journals;

namespace Local.Commands;

/// <summary><c>serve</c>: AWS's endpoints on 127.0.0.1, for any SDK, until Ctrl+C.</summary>
internal static class ServeCommand
{
    /// <summary>Of an account that no stack declares.</summary>
    private const string EmptyAccount = "000000000000";

    private const int UsualPort = 4566;

    public static Command Create()
    {
        var stack = new Option<string>("--stack") { Description = "The stack to serve: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var logs = new Option<bool>("--logs") { Description = "Show what the consumers log, on standard error." };
        var empty = new Option<bool>("--empty") { Description = "Serve an empty account: clients create topics and queues themselves." };
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 lets the system choose.", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65_535)
            {
                result.AddError($"--port {result.GetValue(port)} is no port: 0 to 65535 are.");
            }
        });
        var data = new Option<string?>("--data") { Description = "A folder in which the state survives a restart. Without it everything is gone at the end." };
        var noPolicies = new Option<bool>("--no-policies") { Description = "Let everybody do everything, whatever the policies say." };
        var command = new Command("serve", "Keeps a stack running behind AWS's endpoints on 127.0.0.1, until Ctrl+C.") { stack, empty, port, data, logs, noPolicies };
        command.SetAction((parsed, cancellation) => parsed.GetValue(empty)
            ? ServeEmptyAsync(parsed.GetValue(port), StateOf(parsed.GetValue(data)), cancellation)
            : ServeStackAsync(parsed.GetValue(stack)!, parsed.GetValue(port), !parsed.GetValue(noPolicies), StateOf(parsed.GetValue(data)), parsed.GetValue(logs), cancellation));
        return command;
    }

    private static async Task<int> ServeStackAsync(string stack, int port, bool enforcesPolicies, StateFolder? state, bool logs, CancellationToken cancellation)
    {
        var file = StackFile.Read(StackFile.ProjectFolder(), stack);
        var declared = await DeclaredStack.DeclareAsync(file);
        await using var served = await ServedStack.StartAsync(declared, port, enforcesPolicies, state, logs ? Console.Error : null, cancellation);
        Console.Error.WriteLine($"{stack}: account {file.Account} in {file.Region} on {served.Url}; any credentials. Ctrl+C ends it.");
        Console.Error.WriteLine($"Dashboard: {served.DashboardUrl}");
        foreach (var left in served.NotSimulated)
        {
            Console.Error.WriteLine(left);
        }

        await UntilCancelled(cancellation);
        return served.Failure is null ? ExitCode.Success : throw served.Failure;
    }

    private static async Task<int> ServeEmptyAsync(int port, StateFolder? state, CancellationToken cancellation)
    {
        using var cloud = new LocalCloud(region => LocalCloud.Empty(TimeProvider.System, EmptyAccount, region, state));
        cloud.Wake(state?.Regions ?? []);
        using var dashboard = new DashboardSite(cloud, LocalCloud.UsualRegion, new InvocationJournal());
        await using var endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync, port, cancellation, dashboard);
        Console.Error.WriteLine($"An empty account {EmptyAccount} on {endpoint.Url}; any Region, any credentials. Ctrl+C ends it.");
        Console.Error.WriteLine($"Dashboard: {dashboard.UrlAt(endpoint.Url)}");
        await UntilCancelled(cancellation);
        dashboard.Dispose();
        return endpoint.Failure is null ? ExitCode.Success : throw endpoint.Failure;
    }

    private static StateFolder? StateOf(string? folder) => folder is null ? null : new StateFolder(folder, Console.Error);

    private static async Task UntilCancelled(CancellationToken cancellation) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
