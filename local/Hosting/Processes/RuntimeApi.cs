using Local.Endpoints;
using Sim.Lambda;

namespace Local.Hosting.Processes;

/// <summary>
/// The Lambda Runtime API of one execution environment, on an address of its own: a runtime knows no more of it than host
/// and port, so that the port is what tells environments apart.
/// </summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly RuntimeState state;

    private RuntimeApi(LoopbackServer server, RuntimeState state)
    {
        this.server = server;
        this.state = state;
    }

    /// <summary>The value for <c>AWS_LAMBDA_RUNTIME_API</c>, for example <c>127.0.0.1:40124</c>.</summary>
    public string Address => new Uri(server.Url).Authority;

    /// <summary>Ends when the runtime asks for its first invocation: it has loaded the function.</summary>
    public Task Ready => state.Ready;

    /// <summary>Ends only if the runtime reports that it could not load the function.</summary>
    public Task<InvocationResult> InitError => state.InitError;

    /// <summary>Whether the runtime has the invocation that it was given last.</summary>
    public bool HasTakenInvocation => state.HasTakenInvocation;

    public static async Task<RuntimeApi> StartAsync()
    {
        var state = new RuntimeState();
        // Larger answers must be read, to be refused in the words of Lambda.
        return new RuntimeApi(await LoopbackServer.StartAsync(new RuntimeRequests(state), maximumBodySize: null), state);
    }

    /// <summary>Gives the runtime an invocation, at most one at a time. Ends when it is answered, which may be never.</summary>
    public Task<InvocationResult> InvokeAsync(RuntimeInvocation invocation) => state.InvokeAsync(invocation);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
