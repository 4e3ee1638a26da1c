using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>A table at one time.</summary>
/// <param name="Items">In the order of their keys.</param>
public sealed record TableSnapshot(string Name, IReadOnlyList<MapValue> Items);

/// <summary>An item that its time to live took out of its table.</summary>
public sealed record ExpiredItem(string Table, MapValue Item);
