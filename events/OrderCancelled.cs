namespace Events;

/// <summary>Data of <c>order.cancelled</c> version 1.</summary>
public sealed record OrderCancelled
{
    public required string OrderId { get; init; }

    /// <summary>Counts the changes of this order from 1: tells late events from new ones.</summary>
    public required int Revision { get; init; }

    public string? Reason { get; init; }
}
