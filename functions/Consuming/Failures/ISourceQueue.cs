namespace Functions.Consuming.Failures;

/// <summary>The queue that a consumer's messages come from, as far as the consumer itself speaks to it.</summary>
public interface ISourceQueue
{
    /// <summary>Lets the queue give a message out again after a wait, in place of the rest of its visibility timeout.</summary>
    /// <param name="receiptHandle">Of the delivery that failed.</param>
    /// <param name="wait">From 0, whole seconds.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task Delay(string receiptHandle, TimeSpan wait, CancellationToken cancellationToken);
}
