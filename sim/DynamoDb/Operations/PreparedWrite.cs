using Sim.DynamoDb.Expressions;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Operations;

/// <summary>A write that has been read and checked, and changes nothing until it is carried out.</summary>
/// <param name="Condition">Null: it is carried out anyway.</param>
/// <param name="Old">The item that is there; null where there is none.</param>
/// <param name="New">
/// The item that will be there, or null for none; refuses what shows only with the old item at hand, the type of a number that
/// is added to for example.
/// </param>
/// <param name="Wanted">What of the item is returned: <c>ALL_OLD</c>, <c>NONE</c> and so on.</param>
internal sealed record PreparedWrite(
    Table Table, ItemKey Key, Condition? Condition, MapValue? Old, Func<MapValue?> New, string Wanted = "NONE")
{
    /// <summary>A condition alone: the item stays as it is.</summary>
    public bool OnlyChecks { get; init; }

    public bool Holds => Condition is null || Condition.Holds(Old ?? MapValue.Empty);

    public void CarryOut(MapValue? item)
    {
        if (OnlyChecks)
        {
            return;
        }

        if (item is null)
        {
            Table.Delete(Key);
        }
        else
        {
            Table.Put(Key, item);
        }
    }
}
