using Sim;
using Sim.Lambda;

namespace Tests.Sim;

/// <summary>A handler that runs inside the step and remembers its batches.</summary>
internal sealed class Handler(Func<IReadOnlyList<InvokedMessage>, InvocationResult> handle, double seconds = 0.1) : IInvoker
{
    public Handler()
        : this(_ => InvocationResult.Succeeded)
    {
    }

    public List<IReadOnlyList<InvokedMessage>> Batches { get; } = [];

    public void Invoke(World world, in Invocation invocation)
    {
        var messages = invocation.Messages;
        Batches.Add(messages);
        world.Complete(invocation.Id, handle(messages), TimeSpan.FromSeconds(seconds));
    }
}
