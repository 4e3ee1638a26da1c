using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>B. Bytes compare unsigned.</summary>
public sealed class BinaryValue(ReadOnlyMemory<byte> bytes) : AttributeValue
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public override string Type => "B";

    public override int Size => Bytes.Length;

    public override bool Same(AttributeValue other) => other is BinaryValue bytes && bytes.Bytes.Span.SequenceEqual(Bytes.Span);

    internal override int? Count => Bytes.Length;

    internal override int? OrderAgainst(AttributeValue other) =>
        other is BinaryValue bytes ? Bytes.Span.SequenceCompareTo(bytes.Bytes.Span) : null;

    internal override bool Contains(AttributeValue operand) =>
        operand is BinaryValue part && Bytes.Span.IndexOf(part.Bytes.Span) >= 0;

    internal override bool BeginsWith(AttributeValue prefix) =>
        prefix is BinaryValue start && Bytes.Span.StartsWith(start.Bytes.Span);

    private protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteBase64StringValue(Bytes.Span);
}
