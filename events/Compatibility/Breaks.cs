namespace Events.Compatibility;

/// <summary>Whom a change of the contract breaks. Publishers, consumers and the events between them are never replaced at one instant.</summary>
[Flags]
public enum Breaks
{
    /// <summary>Nobody; it is for review.</summary>
    None = 0,

    /// <summary>Consumers built on the old schema: an event that fits the new one may not be what they rely on.</summary>
    Readers = 1,

    /// <summary>Publishers built on the old schema, and events that wait in queues and archives: what fitted is now refused.</summary>
    Writers = 2,

    Both = Readers | Writers,
}
