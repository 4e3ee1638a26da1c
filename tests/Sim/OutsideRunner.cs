using Sim;
using Sim.Lambda;

namespace Tests.Sim;

/// <summary>Only remembers the invocations: somebody outside answers them later, or never.</summary>
internal sealed class OutsideRunner : IInvoker
{
    public List<Invocation> Invocations { get; } = [];

    public void Invoke(World world, in Invocation invocation) => Invocations.Add(invocation);
}
