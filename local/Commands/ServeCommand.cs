using System.CommandLine;
using Local.Endpoints;
using Local.Serving;

namespace Local.Commands;

/// <summary><c>serve</c>: AWS's endpoints on 127.0.0.1, for any SDK, until Ctrl+C.</summary>
internal static class ServeCommand
{
    /// <summary>Of an account that no stack declares.</summary>
    private const string EmptyAccount = "000000000000";

    private const int UsualPort = 4566;

    public static Command Create()
    {
        var empty = new Option<bool>("--empty") { Description = "Serve an empty account: clients create topics and queues themselves." };
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 lets the system choose.", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65_535)
            {
                result.AddError($"--port {result.GetValue(port)} is no port: 0 to 65535 are.");
            }
        });
        var command = new Command("serve", "Keeps a stack running behind AWS's endpoints on 127.0.0.1, until Ctrl+C.") { empty, port };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellation)
    {
        using var cloud = LocalCloud.Empty(TimeProvider.System, EmptyAccount);
        await using var endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync, port, cancellation);
        Console.Error.WriteLine($"An empty account {EmptyAccount} on {endpoint.Url}; any Region, any credentials. Ctrl+C ends it.");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return endpoint.Failure is null ? ExitCode.Success : throw endpoint.Failure;
    }
}
