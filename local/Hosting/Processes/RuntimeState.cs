using Sim.Lambda;

namespace Local.Hosting.Processes;

/// <summary>
/// What one runtime and its host have said to each other: one invocation after the other, each answered once. What comes at
/// the wrong time is refused as Lambda refuses it.
/// </summary>
internal sealed class RuntimeState
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationResult> initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RuntimePhase phase = RuntimePhase.Started;
    private TaskCompletionSource<RuntimeInvocation> next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<InvocationResult>? answer;
    private RuntimeInvocation? current;

    /// <summary>Ends when the runtime asks for its first invocation.</summary>
    public Task Ready => ready.Task;

    /// <summary>Ends only if the runtime reports that it could not load the function.</summary>
    public Task<InvocationResult> InitError => initError.Task;

    /// <summary>Whether the runtime has the invocation that it was given last.</summary>
    public bool HasTakenInvocation
    {
        get
        {
            lock (gate)
            {
                return phase == RuntimePhase.Ready;
            }
        }
    }

    /// <summary>Gives the runtime an invocation; at most one at a time.</summary>
    public Task<InvocationResult> InvokeAsync(RuntimeInvocation invocation)
    {
        lock (gate)
        {
            if (answer is { Task.IsCompleted: false })
            {
                throw new InvalidOperationException($"Invocation {current!.RequestId} has not been answered; an environment has one at a time.");
            }

            current = invocation;
            answer = new TaskCompletionSource<InvocationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            next.SetResult(invocation);
            return answer.Task;
        }
    }

    /// <summary>The runtime asks for an invocation. Asked again before it has answered, it gets the same one.</summary>
    /// <returns>Null if it has reported that it cannot have one.</returns>
    public async Task<RuntimeInvocation?> NextAsync(CancellationToken gone)
    {
        Task<RuntimeInvocation> waiting;
        lock (gate)
        {
            if (phase == RuntimePhase.InitError)
            {
                return null;
            }

            ready.TrySetResult();
            waiting = next.Task;
        }

        var invocation = await waiting.WaitAsync(gone);
        lock (gate)
        {
            phase = RuntimePhase.Ready;
            return invocation;
        }
    }

    /// <summary>The runtime answers.</summary>
    /// <returns>Null if taken, else why not.</returns>
    public RuntimeRefusal? Answer(string requestId, string answering, InvocationResult result)
    {
        lock (gate)
        {
            if (current?.RequestId != requestId)
            {
                return RuntimeRefusal.InvalidRequestId;
            }

            if (phase != RuntimePhase.Ready)
            {
                return RuntimeRefusal.NotNow(phase, answering);
            }

            phase = RuntimePhase.ResponseSent;
            next = new TaskCompletionSource<RuntimeInvocation>(TaskCreationOptions.RunContinuationsAsynchronously);
            answer!.SetResult(result);
            return null;
        }
    }

    /// <summary>The runtime reports that it cannot load the function.</summary>
    /// <returns>Null if taken, else why not.</returns>
    public RuntimeRefusal? FailInit(InvocationResult error)
    {
        lock (gate)
        {
            if (phase != RuntimePhase.Started || ready.Task.IsCompleted)
            {
                return RuntimeRefusal.NotNow(phase, nameof(RuntimePhase.InitError));
            }

            phase = RuntimePhase.InitError;
            initError.SetResult(error);
            return null;
        }
    }
}
