namespace Pulumi;

/// <summary>Knows how many tasks are under way and how they failed.</summary>
internal sealed class TaskMonitor
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource _idleOrFailed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private bool _isAwaited;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _underWay++;
        }

        // Queued, not run on the spot: what waits for the task gets the chance to register its own work first.
        task.ContinueWith(Completed, TaskScheduler.Default);
    }

    public async Task<IReadOnlyCollection<Exception>> WhenIdleOrFailedAsync()
    {
        lock (_gate)
        {
            _isAwaited = true;
            SignalIfDone();
        }

        await _idleOrFailed.Task.ConfigureAwait(false);
        lock (_gate)
        {
            // One failure comes through every task that waited for it.
            return [.. _failures.Distinct()];
        }
    }

    private void Completed(Task task)
    {
        lock (_gate)
        {
            _underWay--;
            if (task.Exception is { } failure)
            {
                _failures.AddRange(failure.InnerExceptions);
            }

            SignalIfDone();
        }
    }

    private void SignalIfDone()
    {
        if (_isAwaited && (_underWay == 0 || _failures.Count > 0))
        {
            _idleOrFailed.TrySetResult();
        }
    }
}
