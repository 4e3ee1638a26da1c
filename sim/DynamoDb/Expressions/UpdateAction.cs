using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>One action of an update expression: what becomes of one path.</summary>
internal abstract class UpdateAction(DocumentPath path)
{
    public DocumentPath Path { get; } = path;

    /// <summary>REMOVE and DELETE can only take away: alone they never bring an item into being.</summary>
    public virtual bool OnlyRemoves => false;

    /// <summary>The new value, given the item as it was before any action; <c>null</c> to remove what is there.</summary>
    public abstract AttributeValue? NewValue(MapValue item);

    private protected static AwsError WrongType() =>
        Refusal.Validation("An operand in the update expression has an incorrect data type");
}

internal sealed class SetAction(DocumentPath path, Operand operand) : UpdateAction(path)
{
    public override AttributeValue NewValue(MapValue item) => UpdateOperand.Existing(operand, item);
}

internal sealed class RemoveAction(DocumentPath path) : UpdateAction(path)
{
    public override bool OnlyRemoves => true;

    public override AttributeValue? NewValue(MapValue item) => null;
}

internal sealed class AddAction(DocumentPath path, AttributeValue operand) : UpdateAction(path)
{
    public override AttributeValue NewValue(MapValue item) => (Path.In(item), operand) switch
    {
        (null, _) => operand,
        (NumberValue number, NumberValue increment) => new NumberValue(number.Number + increment.Number),
        (SetValue set, SetValue added) when set.Type == added.Type => set.Union(added),
        _ => throw WrongType(),
    };
}

internal sealed class DeleteAction(DocumentPath path, AttributeValue operand) : UpdateAction(path)
{
    public override bool OnlyRemoves => true;

    public override AttributeValue? NewValue(MapValue item) => (Path.In(item), operand) switch
    {
        (null, _) => null,
        (SetValue set, SetValue deleted) when set.Type == deleted.Type => set.Except(deleted),
        _ => throw WrongType(),
    };
}
