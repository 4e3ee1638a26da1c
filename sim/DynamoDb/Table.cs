using Sim.DynamoDb.Expressions;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>A table and its items. Every change goes through <see cref="Put"/> or <see cref="Delete"/>.</summary>
internal sealed class Table(TableDeclaration declaration, TimeProvider clock)
{
    private const int MaximumHashKeySize = 2048;
    private const int MaximumRangeKeySize = 1024;

    private readonly SortedDictionary<ItemKey, MapValue> items = [];

    public TableDeclaration Declaration { get; } = declaration;

    public DateTimeOffset CreatedAt { get; } = clock.GetUtcNow();

    /// <summary>Null: nobody is told of changes.</summary>
    public TableStream? Stream { get; } = declaration.StreamArn is null ? null : new TableStream(declaration, clock);

    public IReadOnlyList<KeyAttribute> KeyAttributes { get; } =
        declaration.RangeKey is { } range ? [declaration.HashKey, range] : [declaration.HashKey];

    public IEnumerable<MapValue> Items => items.Values;

    public int ItemCount => items.Count;

    /// <summary>Of the items, as DynamoDB measures them.</summary>
    public long Bytes { get; private set; }

    public MapValue? Find(ItemKey key) => items.GetValueOrDefault(key);

    public void Put(ItemKey key, MapValue item)
    {
        var old = items.GetValueOrDefault(key);
        items[key] = item;
        Bytes += item.Size - (old?.Size ?? 0);
        Stream?.Add(old, item);
    }

    public void Delete(ItemKey key)
    {
        if (items.Remove(key, out var old))
        {
            Bytes -= old.Size;
            Stream?.Add(old, null);
        }
    }

    /// <summary>From <c>Key</c>, which must hold the key attributes and nothing else.</summary>
    public ItemKey KeyOf(MapValue key)
    {
        if (key.Attributes.Count != KeyAttributes.Count || KeyAttributes.Any(attribute => key[attribute.Name]?.Type != attribute.Type))
        {
            throw Refusal.Validation("The provided key element does not match the schema");
        }

        return CheckedKey(key);
    }

    /// <summary>From <c>Item</c>, which names the missing or ill-typed attribute.</summary>
    public ItemKey KeyOfItem(MapValue item)
    {
        foreach (var attribute in KeyAttributes)
        {
            if (item[attribute.Name] is not { } value)
            {
                throw Refusal.Parameter($"Missing the key {attribute.Name} in the item");
            }

            if (value.Type != attribute.Type)
            {
                throw Refusal.Parameter($"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
            }
        }

        return CheckedKey(item);
    }

    public void RefuseNestedKeys(IEnumerable<DocumentPath> paths)
    {
        if (paths.FirstOrDefault(path => path.IsNested && IsKey(path.Attribute)) is { } nested)
        {
            throw Refusal.Validation(
                $"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: {nested.Attribute}");
        }
    }

    public void RefuseKeyUpdates(IEnumerable<DocumentPath> paths)
    {
        if (paths.FirstOrDefault(path => IsKey(path.Attribute)) is { } path)
        {
            throw Refusal.Parameter($"Cannot update attribute {path.Attribute}. This attribute is part of the key");
        }
    }

    private bool IsKey(string attribute) => KeyAttributes.Any(key => key.Name == attribute);

    private ItemKey CheckedKey(MapValue attributes)
    {
        foreach (var attribute in KeyAttributes)
        {
            RefuseEmpty(attribute, attributes[attribute.Name]!);
        }

        var key = new ItemKey(
            attributes[Declaration.HashKey.Name]!,
            Declaration.RangeKey is { } range ? attributes[range.Name]! : null);
        if (key.Hash.Size > MaximumHashKeySize)
        {
            // The missing blank is DynamoDB's.
            throw Refusal.Parameter($"Size of hashkey has exceeded the maximum size limit of{MaximumHashKeySize} bytes");
        }

        return key.Range?.Size > MaximumRangeKeySize
            ? throw Refusal.Parameter($"Aggregated size of all range keys has exceeded the size limit of {MaximumRangeKeySize} bytes")
            : key;
    }

    private static void RefuseEmpty(KeyAttribute attribute, AttributeValue value)
    {
        if (value is StringValue or BinaryValue && value.Size == 0)
        {
            var kind = value is StringValue ? "string" : "binary";
            throw Refusal.Validation(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
                    + $"{kind} value. Key: {attribute.Name}");
        }
    }
}
