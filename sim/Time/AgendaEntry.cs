namespace Sim.Time;

/// <summary>What happens when an entry is due.</summary>
internal enum AgendaKind : byte
{
    /// <summary>The head of a queue's list of usual visibility timeouts.</summary>
    InFlightHead,

    /// <summary>The head of a queue's list of usual delays.</summary>
    DelayedHead,

    /// <summary>One message with an unusual visibility timeout or delay.</summary>
    BecomesVisible,

    /// <summary>The oldest arrival of a queue.</summary>
    RetentionHead,

    /// <summary>One message that came out of order and so expires before older arrivals.</summary>
    Expires,

    /// <summary>The pollers of an event source mapping look at their queue.</summary>
    Poll,

    /// <summary>The batching window of an event source mapping ends.</summary>
    BatchingWindow,

    /// <summary>An invocation's answer arrives.</summary>
    Completion,

    /// <summary>An invocation that nobody has answered reaches its function's Timeout.</summary>
    Timeout,

    /// <summary>A poller tries a throttled batch again.</summary>
    ThrottleRetry,

    /// <summary>An asynchronous event is to be invoked, for the first time or again.</summary>
    AsynchronousAttempt,

    /// <summary>The poller of a table's stream looks at it, or tries a batch again.</summary>
    StreamPoll,

    /// <summary>Something is to be sent to an HTTP(S) endpoint, or an answer of one is waited for no longer.</summary>
    HttpDelivery,

    /// <summary>A minute ends: metrics get their datapoints, alarms are looked at.</summary>
    MinuteEnds,

    /// <summary>A message may be there for the receives that wait at a queue.</summary>
    LongPollServed,

    /// <summary>The wait of a receive is over.</summary>
    LongPollEnds,

    /// <summary>A message move task moves the next message.</summary>
    MessageMove,

    /// <summary>A timer of the clock.</summary>
    Timer,
}

/// <summary>
/// One future happening. Entries are never removed: an entry whose <see cref="Check"/> no longer agrees with its
/// subject is dead and skipped.
/// </summary>
internal readonly record struct AgendaEntry(long Due, long Sequence, long Check, int Subject, AgendaKind Kind)
{
    public bool IsBefore(in AgendaEntry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
}
