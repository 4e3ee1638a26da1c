using System.Diagnostics;
using System.Globalization;
using Sim.Lambda;

namespace Local.Hosting.Processes;

/// <summary>
/// One execution environment: a process that loads the function once and handles one invocation after the other, until it
/// crashes, runs out of time or is ended.
/// </summary>
public sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly RuntimeApi api;
    private readonly FunctionProcess process;
    private readonly PrivateFolder scratch;
    private readonly HostedFunction function;
    private readonly TimeProvider clock;
    private Task running = Task.CompletedTask;

    private ExecutionEnvironment(RuntimeApi api, FunctionProcess process, PrivateFolder scratch, HostedFunction function, TimeProvider clock)
    {
        this.api = api;
        this.process = process;
        this.scratch = scratch;
        this.function = function;
        this.clock = clock;
    }

    /// <summary>Whether its process is there to take another invocation.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Ends when the function is loaded and its runtime asks for the first invocation; never if that fails.</summary>
    public Task Ready => api.Ready;

    /// <param name="start">What its process runs, and where.</param>
    /// <param name="variables">The process's whole environment, given the address of its Runtime API and its folder for temporary files.</param>
    /// <param name="clock">That of this machine.</param>
    internal static async Task<ExecutionEnvironment> StartAsync(
        HostedFunction function, ProcessStartInfo start, ProcessLog log, Func<string, string, IReadOnlyDictionary<string, string>> variables, TimeProvider clock)
    {
        var api = await RuntimeApi.StartAsync();
        var scratch = new PrivateFolder("scratch");
        try
        {
            var process = FunctionProcess.Start(start, variables(api.Address, scratch.Path), log, clock);
            return new ExecutionEnvironment(api, process, scratch, function, clock);
        }
        catch
        {
            scratch.Dispose();
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>One invocation, at most one at a time. It ends at its timeout at the latest.</summary>
    /// <returns>Null if the process, idle until then, ended before it took the invocation: another one must take it.</returns>
    public Task<InvocationResult?> InvokeAsync(FunctionCall call)
    {
        var invocation = HandleAsync(call);
        running = invocation;
        return invocation;
    }

    /// <summary>Ends the process, and with it an invocation that still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.KillAsync();
        await running;
        IsAlive = false;
        await process.DisposeAsync();
        await api.DisposeAsync();
        scratch.Dispose();
    }

    private async Task<InvocationResult?> HandleAsync(FunctionCall call)
    {
        var wasReady = api.Ready.IsCompleted;
        process.Log.Begin(call);
        var answer = api.InvokeAsync(new RuntimeInvocation
        {
            RequestId = call.RequestId,
            Event = call.Payload,
            Deadline = clock.GetUtcNow() + call.Timeout,
            FunctionArn = function.Arn,
            TraceId = call.TraceId,
        });
        using var timeout = new CancellationTokenSource(call.Timeout, clock);
        await ((Task)Task.WhenAny(answer, api.InitError, process.Exited)).WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answer.IsCompleted)
        {
            await process.Log.EndAsync();
            return await answer;
        }

        IsAlive = false;
        if (wasReady && process.Exited.IsCompleted && !api.HasTakenInvocation)
        {
            await process.Log.EndWithProcessAsync(last: null);
            return null;
        }

        var (result, line) = await EndOfAsync(call);
        await process.KillAsync();
        await process.Log.EndWithProcessAsync(line);
        return result;
    }

    /// <summary>What is left without an answer, and the line that Lambda writes about it.</summary>
    private async Task<(InvocationResult Result, string? Line)> EndOfAsync(FunctionCall call)
    {
        if (api.InitError.IsCompleted)
        {
            var error = await api.InitError;
            return (error, $"INIT_REPORT Status: error Error Type: {error.ErrorType} {error.ErrorMessage}");
        }

        if (process.Exited.IsCompleted)
        {
            var message = $"RequestId: {call.RequestId} Error: {ExitText.Of(await process.Exited)}";
            return (InvocationResult.Error("Runtime.ExitError", message), message);
        }

        var time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var seconds = function.Timeout.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
        var text = $"{time} {call.RequestId} Task timed out after {seconds} seconds";
        return (InvocationResult.Error("Sandbox.Timedout", text), text);
    }
}
