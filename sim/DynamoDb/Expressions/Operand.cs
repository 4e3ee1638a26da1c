using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>A part of an expression that stands for a value.</summary>
internal abstract class Operand
{
    /// <summary>Known before any item is: the type of a <c>:value</c> or of what a function returns.</summary>
    public virtual string? KnownType => null;

    /// <summary><c>null</c> where the item has no such value.</summary>
    public abstract AttributeValue? In(MapValue item);
}

internal sealed class PathOperand(DocumentPath path) : Operand
{
    public DocumentPath Path { get; } = path;

    public override AttributeValue? In(MapValue item) => Path.In(item);
}

internal sealed class ConstantOperand(AttributeValue value) : Operand
{
    public AttributeValue Value { get; } = value;

    public override string KnownType => Value.Type;

    public override AttributeValue In(MapValue item) => Value;
}

/// <summary><c>size(path)</c>, the one function of conditions that is a value and not a condition itself.</summary>
internal sealed class SizeOperand(Operand measured) : Operand
{
    public override string KnownType => "N";

    public override AttributeValue? In(MapValue item) =>
        measured.In(item)?.Count is { } count ? new NumberValue(DynamoNumber.Of(count)) : null;
}
