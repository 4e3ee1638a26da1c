namespace Sim.Lambda;

/// <summary>
/// Answers the invocations of a function. It is called inside the step and either calls
/// <see cref="World.Complete"/> at once (a model, a handler that runs in the step), or remembers the invocation, and
/// whoever steps the world calls <see cref="World.Complete"/> when the real code has answered.
/// </summary>
public interface IInvoker
{
    void Invoke(World world, in Invocation invocation);
}
