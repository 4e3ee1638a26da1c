using System.Collections.Immutable;
using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>L: ordered, of any types.</summary>
public sealed class ListValue(ImmutableList<AttributeValue> elements) : AttributeValue
{
    public ImmutableList<AttributeValue> Elements { get; } = elements;

    public override string Type => "L";

    /// <summary>A list costs 3 bytes, and 1 more for each element.</summary>
    public override int Size => 3 + Elements.Sum(element => 1 + element.Size);

    public override bool Same(AttributeValue other) => other is ListValue list
        && list.Elements.Count == Elements.Count
        && list.Elements.Zip(Elements).All(pair => pair.First.Same(pair.Second));

    internal override int? Count => Elements.Count;

    internal override bool Contains(AttributeValue operand) => Elements.Any(element => element.Same(operand));

    private protected override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in Elements)
        {
            element.Write(writer);
        }

        writer.WriteEndArray();
    }
}
