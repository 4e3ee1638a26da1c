using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>N. Travels as a string, so that no client's number type loses digits.</summary>
public sealed class NumberValue(DynamoNumber number) : AttributeValue
{
    public DynamoNumber Number { get; } = number;

    public override string Type => "N";

    public override int Size => Number.Size;

    public override bool Same(AttributeValue other) => other is NumberValue number && number.Number.Equals(Number);

    internal override int? OrderAgainst(AttributeValue other) =>
        other is NumberValue number ? Number.CompareTo(number.Number) : null;

    private protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteStringValue(Number.ToString());
}
