using System.Globalization;
using Local.Declaration;
using Local.Hosting.Processes;
using Local.Running;
using Sim;
using Sim.Lambda;

namespace Local.Hosting;

/// <summary>
/// Runs the invocations of one function beside the world: the world says invoke, the real code runs on a thread or in a
/// process of its own, and its answer comes back through the thread that owns it.
/// </summary>
internal sealed class FunctionHost : IInvoker, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IFunction function;
    private readonly TimeProvider clock;
    private readonly IWorldThread thread;
    private readonly Action<InvocationId, IReadOnlyList<string>> log;
    private Task running = Task.CompletedTask;

    /// <param name="clock">The world's.</param>
    /// <param name="log">Gets the lines that an invocation has written, on the world's thread.</param>
    public FunctionHost(
        RecordedResource resource,
        FunctionEnvironment environment,
        ProcessHosting processes,
        TimeProvider clock,
        IWorldThread thread,
        Action<InvocationId, IReadOnlyList<string>> log)
    {
        function = resource.Text("runtime").StartsWith("dotnet", StringComparison.Ordinal)
            // In this process a debugger stops in it.
            ? new DotNetFunction(resource, environment, clock)
            : processes.Host(HostedFunction.Of(resource), UnpackedPackage.Of(resource));
        this.clock = clock;
        this.thread = thread;
        this.log = log;
    }

    public void Invoke(World world, in Invocation invocation)
    {
        var id = invocation.Id;
        var now = clock.GetUtcNow();
        var requestId = world.RequestIdOf(id).ToString();
        var call = new FunctionCall
        {
            RequestId = requestId,
            Payload = world.EventOf(id),
            Timeout = invocation.Deadline > now ? invocation.Deadline - now : TimeSpan.Zero,
            TraceId = TraceOf(requestId, now),
        };
        running = Task.WhenAll(running, Task.Run(() => RunAsync(world, id, call)));
    }

    /// <summary>Ends what still runs. A function in this process that never returns cannot be ended, and is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await function.DisposeAsync();
        using var patience = new CancellationTokenSource(Patience, clock);
        await running.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(World world, InvocationId id, FunctionCall call)
    {
        var result = await function.AnswerAsync(call);
        thread.Deliver(() =>
        {
            log(id, call.Lines);
            EmbeddedMetrics.Put(world, call.Lines);
            world.Complete(id, result.WithLog(call.Lines));
        });
    }

    /// <summary>A trace that begins with the invocation. https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html</summary>
    private static string TraceOf(string requestId, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture);
        return $"Root=1-{seconds}-{FixedId.Hex(requestId, 24)};Parent={FixedId.Hex($"parent of {requestId}", 16)};Sampled=1";
    }
}
