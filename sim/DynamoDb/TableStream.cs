using System.Collections.Immutable;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>
/// The stream of a table: every change of an item, in the order of the writes. The simulation has one shard for a table, which
/// keeps more order than DynamoDB promises: that of each item.
/// </summary>
/// <remarks>Records are kept for ever here; whoever reads late enough to lose them on AWS is told so by its mapping.</remarks>
public sealed class TableStream
{
    /// <summary>How long AWS keeps a record. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private readonly List<StreamRecord> records = [];
    private readonly string[] keys;
    private readonly TimeProvider clock;

    internal TableStream(TableDeclaration declaration, TimeProvider clock)
    {
        this.clock = clock;
        Arn = declaration.StreamArn!;
        Table = declaration.Name;
        ViewType = declaration.StreamViewType;
        keys = declaration.RangeKey is { } range ? [declaration.HashKey.Name, range.Name] : [declaration.HashKey.Name];
    }

    public string Arn { get; }

    /// <summary>Name of the table.</summary>
    public string Table { get; }

    public string ViewType { get; }

    /// <summary>All there ever were, in order.</summary>
    public IReadOnlyList<StreamRecord> Records => records;

    /// <summary>Called after each write.</summary>
    internal List<Action> Readers { get; } = [];

    /// <summary>A write that changes nothing is no change, and DynamoDB does not tell of it.</summary>
    internal void Add(MapValue? before, MapValue? after)
    {
        if (before is null ? after is null : after is not null && before.Same(after))
        {
            return;
        }

        var item = (after ?? before)!;
        records.Add(new StreamRecord(
            records.Count + 1,
            before is null ? "INSERT" : after is null ? "REMOVE" : "MODIFY",
            clock.GetUtcNow(),
            new MapValue(item.Attributes.Where(attribute => keys.Contains(attribute.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal)),
            ViewType is "NEW_IMAGE" or "NEW_AND_OLD_IMAGES" ? after : null,
            ViewType is "OLD_IMAGE" or "NEW_AND_OLD_IMAGES" ? before : null));
        foreach (var reader in Readers)
        {
            reader();
        }
    }
}
