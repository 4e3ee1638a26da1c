using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>The primary key of an item. Sorted, so that a table is always listed in the same order.</summary>
internal sealed record ItemKey(AttributeValue Hash, AttributeValue? Range) : IComparable<ItemKey>
{
    public int CompareTo(ItemKey? other)
    {
        var order = Hash.OrderAgainst(other!.Hash) ?? 0;
        return order != 0 || Range is null ? order : Range.OrderAgainst(other.Range!) ?? 0;
    }
}
