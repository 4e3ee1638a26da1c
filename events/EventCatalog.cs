namespace Events;

/// <summary>
/// Every event there is. Adding one: a schema file, a record, a line here. A new version of one: the same, beside the old
/// one, under another bare name or none.
/// </summary>
public static class EventCatalog
{
    public static readonly EventType UserSignedUp = new("user.signed-up", 1, "users", bareName: "USER_SIGNUP");
    public static readonly EventType UserDeleted = new("user.deleted", 1, "users", bareName: "USER_DELETED");
    public static readonly EventType OrderPlaced = new("order.placed", 1, "orders", bareName: "ORDER_PLACED");
    public static readonly EventType OrderCancelled = new("order.cancelled", 1, "orders", bareName: "ORDER_CANCELLED");

    /// <summary>All types, in the order of their declaration.</summary>
    public static IReadOnlyList<EventType> All { get; } = new[] { UserSignedUp, UserDeleted, OrderPlaced, OrderCancelled };

    /// <summary>The type of this name; without a version, the first one (what a producer means who names none).</summary>
    public static EventType? Find(string name, int version = 1) => Find(All, name, version);

    /// <summary>The type that plain producers send under this name in <c>eventType</c>.</summary>
    public static EventType? FindBare(string bareName) => FindBare(All, bareName);

    internal static EventType? Find(IReadOnlyList<EventType> types, string name, int version) =>
        types.FirstOrDefault(type => type.Name == name && type.Version == version);

    internal static EventType? FindBare(IReadOnlyList<EventType> types, string bareName) =>
        types.FirstOrDefault(type => type.BareName == bareName);
}
