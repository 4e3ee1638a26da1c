using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>A part of an expression that holds for an item or does not. A missing item is an item without attributes.</summary>
internal abstract class Condition
{
    public abstract bool Holds(MapValue item);

    /// <summary>The parts that must all hold; one alone is itself.</summary>
    public virtual IEnumerable<Condition> Conjuncts => [this];

    /// <summary>The attribute that a value must be equal to, or null if it says something else.</summary>
    public virtual string? EqualAttribute => null;

    /// <summary>A query may ask it of a sort key.</summary>
    public virtual bool MaySelectRange => false;
}

internal sealed class Conjunction(Condition left, Condition right) : Condition
{
    public override bool Holds(MapValue item) => left.Holds(item) && right.Holds(item);

    public override IEnumerable<Condition> Conjuncts => left.Conjuncts.Concat(right.Conjuncts);
}

internal sealed class Disjunction(Condition left, Condition right) : Condition
{
    public override bool Holds(MapValue item) => left.Holds(item) || right.Holds(item);
}

internal sealed class Negation(Condition negated) : Condition
{
    public override bool Holds(MapValue item) => !negated.Holds(item);
}

/// <summary>Values of different types, and values that are missing, are unequal: only <c>&lt;&gt;</c> holds for them.</summary>
internal sealed class Comparison(string comparator, Operand left, Operand right) : Condition
{
    public override string? EqualAttribute =>
        comparator == "=" && left is PathOperand { Path: { IsNested: false } path } && right is ConstantOperand ? path.Attribute : null;

    public override bool MaySelectRange => comparator != "<>" && left is PathOperand && right is ConstantOperand;

    public override bool Holds(MapValue item)
    {
        if (left.In(item) is not { } mine || right.In(item) is not { } theirs)
        {
            return comparator == "<>";
        }

        var order = mine.OrderAgainst(theirs);
        return comparator switch
        {
            "=" => mine.Same(theirs),
            "<>" => !mine.Same(theirs),
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}

internal sealed class Between(Operand tested, Operand lower, Operand upper) : Condition
{
    public override bool MaySelectRange => true;

    public override bool Holds(MapValue item) => tested.In(item) is { } value
        && lower.In(item) is { } from && upper.In(item) is { } to
        && value.OrderAgainst(from) >= 0 && value.OrderAgainst(to) <= 0;
}

internal sealed class Membership(Operand tested, IReadOnlyList<Operand> choices) : Condition
{
    public override bool Holds(MapValue item) => tested.In(item) is { } value
        && choices.Any(choice => choice.In(item) is { } candidate && candidate.Same(value));
}

internal sealed class AttributeExists(Operand path) : Condition
{
    public override bool Holds(MapValue item) => path.In(item) is not null;
}

internal sealed class AttributeType(Operand path, string type) : Condition
{
    public override bool Holds(MapValue item) => path.In(item)?.Type == type;
}

internal sealed class BeginsWith(Operand tested, Operand prefix) : Condition
{
    public override bool MaySelectRange => true;

    public override bool Holds(MapValue item) =>
        tested.In(item) is { } value && prefix.In(item) is { } start && value.BeginsWith(start);
}

internal sealed class Contains(Operand tested, Operand operand) : Condition
{
    public override bool Holds(MapValue item) =>
        tested.In(item) is { } value && operand.In(item) is { } part && value.Contains(part);
}
