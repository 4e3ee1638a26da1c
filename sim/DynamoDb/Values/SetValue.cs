using System.Collections.Immutable;
using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>SS, NS or BS: distinct values of one scalar type, never empty. DynamoDB promises no order; here it is sorted.</summary>
public sealed class SetValue : AttributeValue
{
    private readonly string elementType;

    /// <param name="elements">Distinct, all of the same type: S, N or B.</param>
    internal SetValue(string elementType, IEnumerable<AttributeValue> elements)
    {
        this.elementType = elementType;
        Elements = [.. elements.Order(Comparer<AttributeValue>.Create((left, right) => left.OrderAgainst(right) ?? 0))];
    }

    public ImmutableList<AttributeValue> Elements { get; }

    public override string Type => elementType + "S";

    public override int Size => Elements.Sum(element => element.Size);

    public override bool Same(AttributeValue other) => other is SetValue set
        && set.Type == Type
        && set.Elements.Count == Elements.Count
        && set.Elements.Zip(Elements).All(pair => pair.First.Same(pair.Second));

    internal override int? Count => Elements.Count;

    internal override bool Contains(AttributeValue operand) => Elements.Any(element => element.Same(operand));

    internal SetValue Union(SetValue other) =>
        new(elementType, Elements.Concat(other.Elements.Where(element => !Contains(element))));

    /// <summary><c>null</c> when nothing is left: there are no empty sets.</summary>
    internal SetValue? Except(SetValue other)
    {
        var left = Elements.Where(element => !other.Contains(element)).ToList();
        return left.Count == 0 ? null : new SetValue(elementType, left);
    }

    private protected override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in Elements)
        {
            switch (element)
            {
                case StringValue text:
                    writer.WriteStringValue(text.Text);
                    break;
                case NumberValue number:
                    writer.WriteStringValue(number.Number.ToString());
                    break;
                case BinaryValue binary:
                    writer.WriteBase64StringValue(binary.Bytes.Span);
                    break;
            }
        }

        writer.WriteEndArray();
    }
}
