using Events;
using FsCheck;
using FsCheck.Fluent;

namespace Tests.Functions;

/// <summary>The events of one order, and an order in which they arrive: every one at least once.</summary>
public sealed record OrderDelivery(IReadOnlyList<object> History, IReadOnlyList<int> Arrivals)
{
    public override string ToString() =>
        $"history [{string.Join(", ", History.Select(change => change.GetType().Name))}] arrives as [{string.Join(", ", Arrivals)}]";
}

/// <summary>Random deliveries: 1 to 6 changes of an order, shuffled, with up to 6 duplicates.</summary>
public static class OrderDeliveries
{
    public static Arbitrary<OrderDelivery> Any() => Arb.From(
        from kinds in Gen.Choose(0, 3).NonEmptyListOf().Select(kinds => kinds.Take(6).ToArray())
        from duplicates in Gen.Choose(0, kinds.Length - 1).ListOf().Select(some => some.Take(6))
        from arrivals in Gen.Shuffle(Enumerable.Range(0, kinds.Length).Concat(duplicates))
        select new OrderDelivery([.. kinds.Select((kind, at) => Change(kind, revision: at + 1))], arrivals));

    private static object Change(int kind, int revision) => kind switch
    {
        0 => new OrderCancelled { OrderId = "o1", Revision = revision, Reason = $"reason {revision}" },
        1 => new OrderCancelled { OrderId = "o1", Revision = revision },
        _ => Placed(revision),
    };

    public static OrderPlaced Placed(int revision) => new()
    {
        OrderId = "o1",
        UserId = $"u{revision}",
        Revision = revision,
        Currency = "EUR",
        Total = 100 * revision,
        Lines = [new OrderLine { Sku = "tea", Quantity = revision, UnitPrice = 100 }],
    };
}
