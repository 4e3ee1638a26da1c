namespace Functions.Consuming;

/// <summary>What became of one record in one attempt.</summary>
internal enum RecordOutcome
{
    /// <summary>Handled now: deleted from the queue.</summary>
    Processed,

    /// <summary>Handled before: deleted from the queue without running the handler.</summary>
    Duplicate,

    /// <summary>Stays in the queue, to be tried again or to end in the dead-letter queue.</summary>
    Failed,

    /// <summary>Given up here: sent to the dead-letter queue by the consumer, then deleted from its own.</summary>
    DeadLettered,

    /// <summary>Not an event of this consumer, and the stack wants such messages dropped: deleted from the queue.</summary>
    Discarded,
}
