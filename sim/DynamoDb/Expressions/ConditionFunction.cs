using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>The call of a function in a condition. Its name is case-sensitive, unlike every keyword.</summary>
internal sealed class ConditionFunction(ExpressionReader reader, Func<Term> argument)
{
    /// <summary>In the order in which DynamoDB lists them.</summary>
    private static readonly string[] TypeNames = ["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"];

    private static readonly Condition Never = new Negation(new AttributeExists(new ConstantOperand(NullValue.Instance)));

    public Term Parse()
    {
        var name = reader.Take().Text;
        var operands = new List<Operand>();
        reader.Symbol("(");
        do
        {
            operands.Add(Argument());
        }
        while (reader.TrySymbol(","));
        reader.Symbol(")");
        return Call(name, operands) with { Function = name };
    }

    /// <summary>Not even size() may stand within another function.</summary>
    private Operand Argument()
    {
        var term = argument();
        if (term.Function is { } nested)
        {
            reader.Object(Objection.MisusedFunction, Term.Misused(nested));
        }

        return term.AsOperand(reader);
    }

    private Term Call(string name, List<Operand> operands)
    {
        var expected = name switch
        {
            "attribute_exists" or "attribute_not_exists" or "size" => 1,
            "attribute_type" or "begins_with" or "contains" => 2,
            _ => 0,
        };
        if (expected == 0)
        {
            reader.Object(Objection.UnknownFunction, $"Invalid function name; function: {name}");
            return new Term(Never);
        }

        if (!Operands.MustNumber(reader, name, expected, operands.Count))
        {
            return name == "size" ? new Term(new SizeOperand(operands[0])) : new Term(Never);
        }

        if (expected == 2)
        {
            Operands.MustDiffer(reader, name, operands[0], operands[1]);
        }

        return name == "size" ? Size(operands[0]) : new Term(Test(name, operands));
    }

    private Term Size(Operand measured)
    {
        Operands.MustBe(reader, "size", measured, "S", "B", "SS", "NS", "BS", "L", "M");
        return new Term(new SizeOperand(measured));
    }

    private Condition Test(string name, List<Operand> operands)
    {
        switch (name)
        {
            case "attribute_exists":
                Operands.MustBePath(reader, name, operands[0]);
                return new AttributeExists(operands[0]);
            case "attribute_not_exists":
                Operands.MustBePath(reader, name, operands[0]);
                return new Negation(new AttributeExists(operands[0]));
            case "begins_with":
                Operands.MustBe(reader, name, operands[0], "S", "B");
                Operands.MustBe(reader, name, operands[1], "S", "B");
                return new BeginsWith(operands[0], operands[1]);
            case "contains":
                return new Contains(operands[0], operands[1]);
            default:
                return TypeTest(operands[0], operands[1]);
        }
    }

    private Condition TypeTest(Operand path, Operand type)
    {
        if (type is not ConstantOperand { Value: StringValue { Text: var wanted } })
        {
            reader.Object(
                Objection.WrongOperand,
                "Incorrect operand type for operator or function; operator or function: attribute_type, "
                    + $"operand type: {type.KnownType ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"}");
            return Never;
        }

        if (!TypeNames.Contains(wanted))
        {
            reader.Object(
                Objection.WrongOperand,
                $"Invalid attribute type name found; type: {wanted}, valid types: {{{string.Join(",", TypeNames)}}}");
        }

        return new AttributeType(path, wanted);
    }
}
