using Sim.Lambda;

namespace Local.Hosting.Processes;

/// <summary>
/// A function in processes of its own, as many as it has invocations at once. One that has answered takes the next
/// invocation; one that crashed or ran out of time is not used again.
/// </summary>
internal sealed class ProcessFunction(UnpackedPackage package, Func<Task<ExecutionEnvironment>> start) : IFunction
{
    private readonly Lock gate = new();
    private readonly Stack<ExecutionEnvironment> idle = [];
    private readonly List<ExecutionEnvironment> all = [];
    private bool isOver;

    public async Task<InvocationResult> AnswerAsync(FunctionCall call)
    {
        while (true)
        {
            if (await TakeAsync() is not { } environment)
            {
                return InvocationResult.Error("Runtime.ExitError", $"RequestId: {call.RequestId} Error: the run is over");
            }

            var result = await environment.InvokeAsync(call);
            await ReleaseAsync(environment);
            if (result is not null)
            {
                return result;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<ExecutionEnvironment> rest;
        lock (gate)
        {
            isOver = true;
            rest = [.. all];
            all.Clear();
        }

        await Task.WhenAll(rest.Select(environment => environment.DisposeAsync().AsTask()));
        package.Dispose();
    }

    private async Task<ExecutionEnvironment?> TakeAsync()
    {
        lock (gate)
        {
            if (idle.TryPop(out var environment))
            {
                return environment;
            }
        }

        var started = await start();
        lock (gate)
        {
            if (!isOver)
            {
                all.Add(started);
                return started;
            }
        }

        await started.DisposeAsync();
        return null;
    }

    private async Task ReleaseAsync(ExecutionEnvironment environment)
    {
        lock (gate)
        {
            if (environment.IsAlive)
            {
                idle.Push(environment);
                return;
            }

            if (!all.Remove(environment))
            {
                // Whoever took it out ends it.
                return;
            }
        }

        await environment.DisposeAsync();
    }
}
