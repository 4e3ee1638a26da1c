using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Sim;

/// <summary>The whole world at one time, in the order of creation.</summary>
public sealed record Snapshot(
    DateTimeOffset At,
    IReadOnlyList<TopicSnapshot> Topics,
    IReadOnlyList<SubscriptionSnapshot> Subscriptions,
    IReadOnlyList<QueueSnapshot> Queues,
    IReadOnlyList<FunctionSnapshot> Functions,
    IReadOnlyList<EventSourceMappingSnapshot> Mappings,
    IReadOnlyList<AlarmSnapshot> Alarms)
{
    /// <summary>Messages that SNS dropped because nothing could take them. A sound topology keeps it at 0.</summary>
    public long Lost => Subscriptions.Sum(subscription => subscription.Lost);

    /// <summary>Messages in any queue: visible, delayed or in flight.</summary>
    public long InQueues => Queues.Sum(queue => (long)queue.Visible + queue.Delayed + queue.InFlight);
}

public sealed record TopicSnapshot(TopicId Id, string Name, long Published, long NoSubscriptionMatched)
{
    public bool Exists { get; init; } = true;
}

/// <summary>
/// The endpoint is a queue or a function. Matched = Deleted + Expired + Purged + Lost + Deduplicated + what is still in a
/// queue or in the function's event queue; what a function was invoked with and succeeded counts as Deleted.
/// </summary>
public sealed record SubscriptionSnapshot(
    SubscriptionId Id, TopicId Topic, QueueId? Queue, FunctionId? Function, long Matched, long FilteredOut, long DeliveryFailed,
    long Deleted, long Expired, long Purged, long Lost, long Deduplicated)
{
    public bool Exists { get; init; } = true;
}

/// <summary>Moved messages left for, or came from, another queue by a RedrivePolicy.</summary>
public sealed record QueueSnapshot(
    QueueId Id, string Name, bool Exists, int Visible, int Delayed, int InFlight, TimeSpan? AgeOfOldestMessage,
    long Accepted, long Received, long Deleted, long Expired, long MovedIn, long MovedOut);

/// <summary>AsynchronousEvents wait for an asynchronous invocation or are in one.</summary>
public sealed record FunctionSnapshot(
    FunctionId Id, string Name, int ConcurrentExecutions, long Invocations, long Errors, long TimedOut, long Throttles,
    int AsynchronousEvents, long ColdStarts, int ProvisionedConcurrency);

/// <summary>Position: records before it are done, were filtered out or given up.</summary>
public sealed record StreamMappingSnapshot(Guid Uuid, StreamMappingConfiguration Configuration, int Position, long FilteredOut, DateTimeOffset Modified, string LastProcessingResult);

/// <summary>Concurrency is what runs or is held throttled, Cap what the pollers may reach now.</summary>
public sealed record EventSourceMappingSnapshot(
    EventSourceMappingId Id, QueueId Queue, FunctionId Function, int Concurrency, int Cap);
