namespace Events;

/// <summary>Data of <c>order.placed</c> version 1. Amounts are integers in the currency's minor unit (cents).</summary>
public sealed record OrderPlaced
{
    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Counts the changes of this order from 1: tells late events from new ones.</summary>
    public required int Revision { get; init; }

    /// <summary>EUR, GBP or USD.</summary>
    public required string Currency { get; init; }

    public required long Total { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }
}
