using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>Reads an update expression: SET, REMOVE, ADD and DELETE, each at most once, in any order.</summary>
internal sealed class UpdateExpression
{
    private static readonly string[] Sections = ["SET", "REMOVE", "ADD", "DELETE"];

    private readonly List<UpdateAction> actions = [];
    private readonly ExpressionReader reader;
    private readonly PathSet paths;

    private UpdateExpression(ExpressionReader reader)
    {
        this.reader = reader;
        paths = new PathSet(reader);
    }

    public static Update Parse(string text, ExpressionScope scope)
    {
        var reader = new ExpressionReader("UpdateExpression", text, scope);
        var expression = new UpdateExpression(reader);
        expression.ReadSections();
        reader.End();
        return new Update(expression.actions);
    }

    private void ReadSections()
    {
        var seen = new List<string>();
        do
        {
            var section = Array.Find(Sections, reader.Current.IsKeyword) ?? throw reader.SyntaxError();
            reader.Take();
            if (seen.Contains(section))
            {
                reader.Object(
                    Objection.RepeatedSection, $"The \"{section}\" section can only be used once in an update expression;");
            }

            seen.Add(section);
            do
            {
                actions.Add(Action(section));
            }
            while (reader.TrySymbol(","));
        }
        while (reader.Current.Kind != TokenKind.End);
    }

    private UpdateAction Action(string section)
    {
        var path = paths.Add(reader.Path());
        switch (section)
        {
            case "SET":
                reader.Symbol("=");
                return new SetAction(path, Value());
            case "REMOVE":
                return new RemoveAction(path);
            case "ADD":
                return new AddAction(path, SuitableValue(section));
            default:
                return new DeleteAction(path, SuitableValue(section));
        }
    }

    private AttributeValue SuitableValue(string section)
    {
        var value = reader.Value();
        Operands.MustSuit(reader, section, value);
        return value;
    }

    /// <summary>One operand, or two with one sign between them: <c>a + b + c</c> is a syntax error.</summary>
    private Operand Value()
    {
        if (reader.TrySymbol("("))
        {
            var inner = Value();
            reader.Symbol(")");
            return reader.Current.IsSymbol("+") || reader.Current.IsSymbol("-") ? Arithmetic(inner) : inner;
        }

        return Arithmetic(SingleOperand());
    }

    private Operand Arithmetic(Operand left)
    {
        var sign = reader.Current.Text;
        if (!reader.TrySymbol("+") && !reader.TrySymbol("-"))
        {
            return left;
        }

        var right = SingleOperand();
        Operands.MustBe(reader, sign, left, "N");
        Operands.MustBe(reader, sign, right, "N");
        return new Arithmetic(sign == "-", left, right);
    }

    private Operand SingleOperand()
    {
        if (reader.TrySymbol("("))
        {
            var inner = SingleOperand();
            reader.Symbol(")");
            return inner;
        }

        if (reader.Current.Kind == TokenKind.ValueReference)
        {
            return new ConstantOperand(reader.Value());
        }

        return reader.Current.Kind == TokenKind.Word && reader.Following.IsSymbol("(")
            ? Function()
            : new PathOperand(reader.Path());
    }

    private Operand Function()
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

        if (name is not ("if_not_exists" or "list_append"))
        {
            reader.Object(Objection.UnknownFunction, $"Invalid function name; function: {name}");
            return operands[0];
        }

        if (!Operands.MustNumber(reader, name, 2, operands.Count))
        {
            return operands[0];
        }

        if (name == "if_not_exists")
        {
            Operands.MustBePath(reader, name, operands[0]);
            return new IfNotExists(operands[0], operands[1]);
        }

        Operands.MustBe(reader, name, operands[0], "L");
        Operands.MustBe(reader, name, operands[1], "L");
        return new ListAppend(operands[0], operands[1]);
    }

    /// <summary>if_not_exists may stand within a function; list_append may not, which AWS does not document.</summary>
    private Operand Argument()
    {
        var operand = SingleOperand();
        if (operand is ListAppend)
        {
            reader.Object(Objection.MisusedFunction, Term.Misused("list_append"));
        }

        return operand;
    }
}
