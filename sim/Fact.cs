using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Sim;

/// <summary>One thing that happened. Ids that play no part are null.</summary>
public readonly record struct Fact(FactKind Kind, DateTimeOffset At)
{
    public TopicId? Topic { get; init; }

    /// <summary>Through which subscription the message came; stays with it for life.</summary>
    public SubscriptionId? Subscription { get; init; }

    public QueueId? Queue { get; init; }

    /// <summary>The destination of MovedToDeadLetterQueue and RedrivenToDeadLetterQueue.</summary>
    public QueueId? DeadLetterQueue { get; init; }

    public FunctionId? Function { get; init; }
    public EventSourceMappingId? Mapping { get; init; }
    public InvocationId? Invocation { get; init; }

    /// <summary>SNS's id of the publication; the same for every subscription.</summary>
    public Guid? SnsMessageId { get; init; }

    /// <summary>SQS's id: one per message in a queue, the one that consumers log. A dead-letter queue keeps it.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>ApproximateReceiveCount after this fact.</summary>
    public int ReceiveCount { get; init; }

    /// <summary>Number of messages of a fact about an invocation.</summary>
    public int Count { get; init; }

    public string? Detail { get; init; }
}
