namespace OrderProjection;

/// <summary>The attribute <c>status</c> of an order in the read model.</summary>
public static class OrderStatus
{
    public const string Placed = "PLACED";
    public const string Cancelled = "CANCELLED";
}
