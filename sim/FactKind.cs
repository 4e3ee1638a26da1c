namespace Sim;

/// <summary>What a <see cref="Fact"/> states.</summary>
public enum FactKind
{
    /// <summary>SNS accepted a message.</summary>
    Published,

    /// <summary>A subscription's filter policy refused the message; Detail is the key that decided.</summary>
    FilteredOut,

    /// <summary>No subscription of the topic took the message.</summary>
    NoSubscriptionMatched,

    /// <summary>
    /// SNS put the message into a subscription's queue: SnsMessageId and MessageId belong together. Or, with a Function
    /// instead of a queue, the function's event queue took it for asynchronous invocation.
    /// </summary>
    Delivered,

    /// <summary>An HTTP(S) endpoint took the message; Detail is its address.</summary>
    Posted,

    /// <summary>An HTTP(S) endpoint did not; Detail says how. SNS tries again.</summary>
    AttemptFailed,

    /// <summary>SNS could not; Detail says why. Followed by RedrivenToDeadLetterQueue or Lost.</summary>
    DeliveryFailed,

    /// <summary>SNS put an undeliverable message into the subscription's dead-letter queue.</summary>
    RedrivenToDeadLetterQueue,

    /// <summary>
    /// SNS dropped an undeliverable message: the subscription has no dead-letter queue, or it is gone too. Or Lambda gave up
    /// an asynchronous event that no queue could take.
    /// </summary>
    Lost,

    /// <summary>A producer put a message into a queue directly.</summary>
    Sent,

    /// <summary>
    /// A FIFO topic or queue took no message because its deduplication id came before, within 5 minutes; the ids are those
    /// of the first one, except SnsMessageId at a queue, which is the duplicate's own.
    /// </summary>
    Deduplicated,

    /// <summary>A receive returned the message, to a client or (Invocation set) to a poller.</summary>
    Received,

    /// <summary>A visibility timeout or a delay ended.</summary>
    BecameVisible,

    /// <summary>Deleted by its receipt handle: processed.</summary>
    Deleted,

    /// <summary>
    /// Deleted by the pollers, because the filter criteria of the event source mapping do not take it. Of a table's stream:
    /// Count records were passed over before Function got them.
    /// </summary>
    FilteredByMapping,

    /// <summary>Received too often; Queue is the source, DeadLetterQueue the destination, the MessageId stays.</summary>
    MovedToDeadLetterQueue,

    /// <summary>The queue's retention period ended.</summary>
    Expired,

    /// <summary>Gone with its queue, which was deleted, or by PurgeQueue.</summary>
    Purged,

    /// <summary>
    /// A message move task took it from a dead-letter queue to Queue, where it is a new message: MessageId is its new id,
    /// Detail the one it had.
    /// </summary>
    Redriven,

    /// <summary>The provisioned concurrency of Function is to be Count; Detail says from what, and why.</summary>
    Scaled,

    /// <summary>A function was invoked with Count messages.</summary>
    Invoked,

    /// <summary>The function succeeded; Count messages were deleted.</summary>
    Completed,

    /// <summary>The function reported this message as a batch item failure.</summary>
    BatchItemFailed,

    /// <summary>The function failed, or its response made the whole batch fail; Detail says why.</summary>
    Failed,

    /// <summary>The function did not answer within its Timeout.</summary>
    TimedOut,

    /// <summary>No concurrency was left; the poller holds the batch and tries again.</summary>
    Throttled,

    /// <summary>The poller gave up a throttled batch: its messages return to the queue.</summary>
    LetGo,

    /// <summary>
    /// Lambda gave up an asynchronous event; DeadLetterQueue is its on-failure destination or the function's dead-letter
    /// queue, MessageId its message there, Detail RetriesExhausted or EventAgeExceeded.
    /// </summary>
    SentToDestination,

    /// <summary>An alarm changed its state; Detail is its name, the states and why.</summary>
    AlarmChanged,

    /// <summary>
    /// A policy refused something that is not a delivery: a poller (Mapping set), a function's own call (Function alone), an
    /// alarm's message. Detail names the statement that is missing or that denies it.
    /// </summary>
    AccessDenied,

    /// <summary>A function answered after its invocation had finished; the answer changed nothing.</summary>
    CompletedLate,
}
