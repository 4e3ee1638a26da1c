using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>BOOL.</summary>
public sealed class BooleanValue(bool value) : AttributeValue
{
    public bool Value { get; } = value;

    public override string Type => "BOOL";

    public override int Size => 1;

    public override bool Same(AttributeValue other) => other is BooleanValue boolean && boolean.Value == Value;

    private protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);
}
