using Sim.Lambda;

namespace Local.Hosting;

/// <summary>A function that can be invoked: in this process, or in processes of its own.</summary>
public interface IFunction : IAsyncDisposable
{
    /// <summary>What the function answers, whatever becomes of it; may be called again before it has answered.</summary>
    Task<InvocationResult> AnswerAsync(FunctionCall call);
}
