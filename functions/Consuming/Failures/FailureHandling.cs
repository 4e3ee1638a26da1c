using Functions.Calls;
using Functions.Tables;

namespace Functions.Consuming.Failures;

/// <summary>What a consumer does about failures, beyond reporting them to its queue. Each part may be missing.</summary>
public sealed record FailureHandling
{
    /// <summary>Impatient: what is done about one failure must not use up the time of the messages behind it.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(3);

    private static readonly Backoff SoonGivenUp = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), attempts: 2);

    /// <summary>Nothing: whatever fails is tried again after its visibility timeout, until the queue gives it up.</summary>
    public static FailureHandling RetryOnly { get; } = new();

    /// <summary>Where to put what is given up; without it, that is tried again too.</summary>
    public IDeadLetterQueue? DeadLetters { get; init; }

    /// <summary>The queue that the messages come from; null of a consumer that a topic invokes.</summary>
    public ISourceQueue? Queue { get; init; }

    /// <summary>How long a failed message waits; without it, its visibility timeout.</summary>
    public RetryBackoff? Backoff { get; init; }

    /// <summary>Where the reasons are kept, beside the log.</summary>
    public IFailureStore? Store { get; init; }

    public OnInvalid OnInvalid { get; init; }

    /// <summary>As the stack wants it.</summary>
    internal static FailureHandling OnAws(ConsumerEnvironment environment, IDynamoDb dynamoDb)
    {
        JsonProtocol? sqs = null;
        return new FailureHandling
        {
            DeadLetters = environment.DeadLetterQueueUrl is { } deadLetters ? new SqsDeadLetterQueue(Sqs(), deadLetters) : null,
            Queue = environment.QueueUrl is { } queue ? new SqsSourceQueue(Sqs(), queue) : null,
            Backoff = environment.Backoff(Calls.Backoff.Chance),
            Store = environment.FailuresTable is { } table ? new DynamoDbFailureStore(dynamoDb, table) : null,
            OnInvalid = environment.OnInvalid,
        };

        JsonProtocol Sqs() => sqs ??= JsonProtocol.OnLambda("sqs", LongestRequest, SoonGivenUp);
    }
}
