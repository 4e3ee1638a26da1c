using Functions.Consuming;

namespace Tests.Functions;

/// <summary>A handler that remembers what it was given, and does what a test asks of it.</summary>
internal sealed class RecordingHandler<TEvent>(Func<TEvent, CancellationToken, Task>? then = null) : IEventHandler<TEvent>
{
    public List<(TEvent Data, EventContext Context)> Handled { get; } = [];

    public Task Handle(TEvent data, EventContext context, CancellationToken remainingTime)
    {
        Handled.Add((data, context));
        return then?.Invoke(data, remainingTime) ?? Task.CompletedTask;
    }
}
