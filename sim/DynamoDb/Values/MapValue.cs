using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>M. An item is one, too: its attributes by name, in ordinal order, so that every answer is reproducible.</summary>
public sealed class MapValue(ImmutableSortedDictionary<string, AttributeValue> attributes) : AttributeValue
{
    public static readonly MapValue Empty = new(ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, AttributeValue> Attributes { get; } = attributes;

    public override string Type => "M";

    /// <summary>A map costs 3 bytes, and 1 more for each attribute.</summary>
    public override int Size => 3 + Attributes.Count + ItemSize;

    /// <summary>As an item: names and values.</summary>
    public int ItemSize => Attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.Size);

    public AttributeValue? this[string name] => Attributes.GetValueOrDefault(name);

    public MapValue With(string name, AttributeValue value) => new(Attributes.SetItem(name, value));

    public override bool Same(AttributeValue other) => other is MapValue map
        && map.Attributes.Count == Attributes.Count
        && Attributes.All(attribute => map[attribute.Key] is { } value && value.Same(attribute.Value));

    /// <summary>Writes the attributes without the type: the shape of <c>Item</c>, <c>Key</c> and <c>Attributes</c>.</summary>
    public void WriteAttributes(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Attributes)
        {
            writer.WritePropertyName(name);
            value.Write(writer);
        }

        writer.WriteEndObject();
    }

    internal override int? Count => Attributes.Count;

    private protected override void WriteContent(Utf8JsonWriter writer) => WriteAttributes(writer);
}
