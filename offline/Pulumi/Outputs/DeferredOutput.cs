using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An output that is handed out first and resolved, once, by another output later.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private int _resolved;

    public DeferredOutput()
    {
        Output = new Output<T>(_completion.Task);
    }

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (Interlocked.Exchange(ref _resolved, 1) == 1)
        {
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
        }

        output.DataTask.ContinueWith(_completion.SetFromTask, TaskScheduler.Default);
    }
}
