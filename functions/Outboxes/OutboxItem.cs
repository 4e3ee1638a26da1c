namespace Functions.Outboxes;

/// <summary>
/// The attributes of an outbox's items. Without a status an item waits to be published; it gets one, and with
/// <c>PUBLISHED</c> a time to live, from the function that publishes it.
/// </summary>
public static class OutboxItem
{
    /// <summary>Partition key (S): whose order is kept.</summary>
    public const string Entity = "entity";

    /// <summary>Sort key (S): the place in that order, <see cref="SequenceDigits"/> digits.</summary>
    public const string Sequence = "sequence";

    /// <summary>The event (S), JSON.</summary>
    public const string Event = "event";

    /// <summary>Name of the topic that the event was checked for (S); for people.</summary>
    public const string Topic = "topic";

    /// <summary><see cref="Published"/> or <see cref="Refused"/> (S); absent while it waits.</summary>
    public const string Status = "status";

    /// <summary>Of a published one: the message id that SNS gave it (S).</summary>
    public const string MessageId = "messageId";

    /// <summary>Of a refused one: why (S).</summary>
    public const string Reason = "reason";

    /// <summary>When it got its status (S, ISO 8601).</summary>
    public const string At = "at";

    /// <summary>TTL attribute (N, epoch seconds): of published ones only.</summary>
    public const string ExpiresAt = "expiresAt";

    public const string Published = "PUBLISHED";

    public const string Refused = "REFUSED";

    /// <summary>Enough for every <see cref="long"/>, so that the order of the texts is that of the numbers.</summary>
    public const int SequenceDigits = 19;
}
