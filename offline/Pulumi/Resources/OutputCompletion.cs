using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The side of a resource's output from which it is completed.</summary>
internal interface IOutputCompletion
{
    Type TargetType { get; }

    object Output { get; }

    void Complete(OutputData<object?> data);

    void TryFail(Exception exception);

    void TryCompleteWithDefault(bool isKnown);
}

internal sealed class OutputCompletion<T> : IOutputCompletion
{
    private readonly ImmutableHashSet<Resource> _owner;
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly Output<T> _output;

    private OutputCompletion(Resource owner)
    {
        _owner = [owner];
        // Not watched: the registration of the owner is, and completes this one in every case.
        _output = new Output<T>(_completion.Task, watched: false);
    }

    public static IOutputCompletion For(Resource owner) => new OutputCompletion<T>(owner);

    public Type TargetType => typeof(T);

    public object Output => _output;

    public void Complete(OutputData<object?> data)
    {
        var value = data.Value is null ? default! : (T)data.Value;
        _completion.SetResult(
            new OutputData<T>(OutputData.Union(_owner, data.Resources), value, data.IsKnown, data.IsSecret));
    }

    public void TryFail(Exception exception) => _completion.TrySetException(exception);

    public void TryCompleteWithDefault(bool isKnown)
        => _completion.TrySetResult(new OutputData<T>(_owner, default!, isKnown, IsSecret: false));
}
