using Functions.Consuming.Failures;

namespace Tests.Functions;

/// <summary>Everything a consumer may do about failures, in memory and in one list in the order in which it happens.</summary>
internal sealed class FailureBench : IDeadLetterQueue, ISourceQueue, IFailureStore
{
    /// <summary>The whole wait: jitter is from 0.5 on, and this is its end.</summary>
    public double Jitter { get; set; } = 1;

    public Exception? OnSend { get; set; }

    public Exception? OnDelay { get; set; }

    public Exception? OnWrite { get; set; }

    public List<DeadLetter> Letters { get; } = [];

    public List<(string ReceiptHandle, double Seconds)> Waits { get; } = [];

    /// <summary>The last failure of each message.</summary>
    public Dictionary<string, Failure> Failures { get; } = [];

    public FailureHandling Handling(OnInvalid onInvalid = OnInvalid.DeadLetter) => new()
    {
        DeadLetters = this,
        Queue = this,
        Backoff = new RetryBackoff(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(100), () => Jitter),
        Store = this,
        OnInvalid = onInvalid,
    };

    public Task Send(DeadLetter letter, CancellationToken cancellationToken) => Do(OnSend, cancellationToken, () => Letters.Add(letter));

    public Task Delay(string receiptHandle, TimeSpan wait, CancellationToken cancellationToken) =>
        Do(OnDelay, cancellationToken, () => Waits.Add((receiptHandle, wait.TotalSeconds)));

    public Task Write(Failure failure, CancellationToken cancellationToken) =>
        Do(OnWrite, cancellationToken, () => Failures[failure.MessageId] = failure);

    private static Task Do(Exception? fault, CancellationToken cancellationToken, Action step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (fault is not null)
        {
            return Task.FromException(fault);
        }

        step();
        return Task.CompletedTask;
    }
}
