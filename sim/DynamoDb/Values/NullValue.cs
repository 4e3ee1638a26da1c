using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>NULL: a value of its own, not the absence of one.</summary>
public sealed class NullValue : AttributeValue
{
    internal static readonly NullValue Instance = new();

    private NullValue() { }

    public override string Type => "NULL";

    public override int Size => 1;

    public override bool Same(AttributeValue other) => other is NullValue;

    private protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteBooleanValue(true);
}
