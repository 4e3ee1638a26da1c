namespace Events;

/// <summary>One line of an order. <see cref="UnitPrice"/> is in the currency's minor unit (cents).</summary>
public sealed record OrderLine
{
    public required string Sku { get; init; }

    public required long Quantity { get; init; }

    public required long UnitPrice { get; init; }
}
