using System.Text.Json;

namespace Sim.DynamoDb.Values;

/// <summary>The value of an attribute: one of DynamoDB's ten data types. Immutable, so that a refused request leaves no trace.</summary>
public abstract class AttributeValue
{
    private protected AttributeValue() { }

    /// <summary>The type descriptor: S, N, B, BOOL, NULL, M, L, SS, NS or BS.</summary>
    public abstract string Type { get; }

    /// <summary>Bytes that count towards the limit of an item.</summary>
    public abstract int Size { get; }

    /// <summary>Same type and same content; the order of a set does not matter.</summary>
    public abstract bool Same(AttributeValue other);

    /// <summary>Writes the value as <c>{"S":"text"}</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Type);
        WriteContent(writer);
        writer.WriteEndObject();
    }

    /// <summary>Less than, equal to or greater than 0; <c>null</c> where DynamoDB defines no order.</summary>
    internal virtual int? OrderAgainst(AttributeValue other) => null;

    /// <summary>What <c>size()</c> answers; <c>null</c> for the types that have no size.</summary>
    internal virtual int? Count => null;

    /// <summary>What <c>contains()</c> answers.</summary>
    internal virtual bool Contains(AttributeValue operand) => false;

    /// <summary>What <c>begins_with()</c> answers.</summary>
    internal virtual bool BeginsWith(AttributeValue prefix) => false;

    private protected abstract void WriteContent(Utf8JsonWriter writer);
}
