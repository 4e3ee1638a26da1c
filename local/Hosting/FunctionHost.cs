using Local.Declaration;
using Local.Running;
using Local.Worlds;
using Sim;
using Sim.Lambda;

namespace Local.Hosting;

/// <summary>
/// Runs the invocations of one function beside the world: the world says invoke, the real code runs on a thread of its own,
/// and its answer comes back through the mailbox.
/// </summary>
internal sealed class FunctionHost : IInvoker, IDisposable
{
    private readonly DotNetFunction function;
    private readonly Mailbox mailbox;
    private readonly Action<InvocationId, IReadOnlyList<string>> log;

    /// <param name="log">Gets the lines that an invocation has written, on the world's thread.</param>
    public FunctionHost(
        RecordedResource resource, FunctionEnvironment environment, TimeProvider clock, Mailbox mailbox, Action<InvocationId, IReadOnlyList<string>> log)
    {
        function = new DotNetFunction(resource, environment, clock);
        this.mailbox = mailbox;
        this.log = log;
    }

    public void Invoke(World world, in Invocation invocation)
    {
        var id = invocation.Id;
        var payload = world.EventOf(id);
        _ = Task.Run(() => RunAsync(world, id, payload));
    }

    public void Dispose() => function.Dispose();

    private async Task RunAsync(World world, InvocationId id, byte[] payload)
    {
        var lines = new List<string>();
        InvocationLog.Begin(lines);
        var result = await ResultAsync(payload);
        mailbox.Deliver(() =>
        {
            log(id, lines);
            world.Complete(id, result);
        });
    }

    private async Task<InvocationResult> ResultAsync(byte[] payload)
    {
        try
        {
            return InvocationResult.Success(await function.HandleAsync(payload));
        }
#pragma warning disable CA1031 // The function is the user's code: whatever it throws is what Lambda would report of it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return InvocationResult.Error(error.GetType().Name, error.Message);
        }
    }
}
