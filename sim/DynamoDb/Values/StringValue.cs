using System.Text;
using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>S. Ordered by its UTF-8 bytes, which is not the order of UTF-16 once surrogates are involved.</summary>
public sealed class StringValue(string text) : AttributeValue
{
    public string Text { get; } = text;

    public override string Type => "S";

    public override int Size => Encoding.UTF8.GetByteCount(Text);

    public override bool Same(AttributeValue other) => other is StringValue text && text.Text == Text;

    internal override int? Count => Text.Length;

    internal override int? OrderAgainst(AttributeValue other) =>
        other is StringValue text ? Utf8Order.Instance.Compare(Text, text.Text) : null;

    internal override bool Contains(AttributeValue operand) =>
        operand is StringValue part && Text.Contains(part.Text, StringComparison.Ordinal);

    internal override bool BeginsWith(AttributeValue prefix) =>
        prefix is StringValue start && Text.StartsWith(start.Text, StringComparison.Ordinal);

    private protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteStringValue(Text);
}
