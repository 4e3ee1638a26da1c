using System.Globalization;
using Local.Declaration;
using Local.Running;
using Sim;
using Sim.Lambda;

namespace Local.Hosting;

/// <summary>
/// Runs the invocations of one function beside the world: the world says invoke, the real code runs on a thread or in a
/// process of its own, and its answer comes back through the thread that owns it.
/// </summary>
/// <param name="clock">The world's.</param>
/// <param name="log">Gets the lines that an invocation has written, on the world's thread.</param>
internal sealed class FunctionHost(IFunction function, TimeProvider clock, IWorldThread thread, Action<InvocationId, IReadOnlyList<string>> log)
    : IInvoker, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Task running = Task.CompletedTask;

    public void Invoke(World world, in Invocation invocation)
    {
        if (thread.IsReplaying)
        {
            return;
        }

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
        thread.Deliver(() => log(id, call.Lines));
        thread.Complete(world, id, result.WithLog(call.Lines));
    }

    /// <summary>A trace that begins with the invocation. https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html</summary>
    private static string TraceOf(string requestId, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture);
        return $"Root=1-{seconds}-{FixedId.Hex(requestId, 24)};Parent={FixedId.Hex($"parent of {requestId}", 16)};Sampled=1";
    }
}
