namespace Functions.Consuming.Failures;

/// <summary>Remembers why messages failed, for whoever looks after them: SQS itself keeps no reason with a dead letter.</summary>
public interface IFailureStore
{
    /// <summary>Writes the reason of a message's failure, in place of an earlier one.</summary>
    Task Write(Failure failure, CancellationToken cancellationToken);
}
