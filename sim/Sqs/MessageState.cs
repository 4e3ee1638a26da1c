namespace Sim.Sqs;

/// <summary>Where a message stands in its queue.</summary>
public enum MessageState : byte
{
    /// <summary>No message: the slot is free.</summary>
    None,
    Visible,
    Delayed,
    InFlight,
}
