using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>The operands that only SET knows.</summary>
internal static class UpdateOperand
{
    public static AttributeValue Existing(Operand operand, MapValue item) => operand.In(item)
        ?? throw Refusal.Validation("The provided expression refers to an attribute that does not exist in the item");

    public static T Existing<T>(Operand operand, MapValue item) where T : AttributeValue => Existing(operand, item) as T
        ?? throw Refusal.Validation("An operand in the update expression has an incorrect data type");
}

/// <summary><c>a + b</c> or <c>a - b</c>.</summary>
internal sealed class Arithmetic(bool subtract, Operand left, Operand right) : Operand
{
    public override string KnownType => "N";

    public override AttributeValue In(MapValue item)
    {
        var mine = UpdateOperand.Existing<NumberValue>(left, item).Number;
        var theirs = UpdateOperand.Existing<NumberValue>(right, item).Number;
        return new NumberValue(subtract ? mine - theirs : mine + theirs);
    }
}

internal sealed class IfNotExists(Operand path, Operand otherwise) : Operand
{
    public override AttributeValue? In(MapValue item) => path.In(item) ?? otherwise.In(item);
}

internal sealed class ListAppend(Operand first, Operand second) : Operand
{
    public override string KnownType => "L";

    public override AttributeValue In(MapValue item)
    {
        var start = UpdateOperand.Existing<ListValue>(first, item);
        return new ListValue(start.Elements.AddRange(UpdateOperand.Existing<ListValue>(second, item).Elements));
    }
}
