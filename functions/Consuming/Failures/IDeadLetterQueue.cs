namespace Functions.Consuming.Failures;

/// <summary>Where a consumer puts what it gives up.</summary>
public interface IDeadLetterQueue
{
    /// <summary>Sends a dead letter. Returning means that the queue has it; any exception that it may not.</summary>
    Task Send(DeadLetter letter, CancellationToken cancellationToken);
}
