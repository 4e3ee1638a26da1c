using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>
/// <c>or := and (OR and)*; and := not (AND not)*; not := NOT not | comparison</c>. Parentheses may hold a condition or an
/// operand, which only what follows tells: so both are read by the same rule and told apart by their kind.
/// </summary>
internal sealed class ConditionExpression
{
    private const int MaximumChoices = 100;

    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];

    private readonly ExpressionReader reader;

    private ConditionExpression(ExpressionReader reader) => this.reader = reader;

    /// <summary>Throws the ValidationException of the first thing that DynamoDB would hold against the text.</summary>
    public static Condition Parse(string parameter, string text, ExpressionScope scope)
    {
        var reader = new ExpressionReader(parameter, text, scope);
        var condition = new ConditionExpression(reader).Or().AsCondition(reader);
        reader.End();
        return condition;
    }

    private Term Or()
    {
        var term = And();
        while (reader.TryKeyword("OR"))
        {
            term = new Term(new Disjunction(term.AsCondition(reader), And().AsCondition(reader)));
        }

        return term;
    }

    private Term And()
    {
        var term = Not();
        while (reader.TryKeyword("AND"))
        {
            term = new Term(new Conjunction(term.AsCondition(reader), Not().AsCondition(reader)));
        }

        return term;
    }

    private Term Not() => reader.TryKeyword("NOT")
        ? new Term(new Negation(Not().AsCondition(reader)))
        : Comparison();

    private Term Comparison()
    {
        var term = Primary();
        if (reader.Current.Kind == TokenKind.Symbol && Comparators.Contains(reader.Current.Text))
        {
            var comparator = reader.Take().Text;
            return new Term(Compare(comparator, Operand(term), Operand(Primary())));
        }

        if (reader.TryKeyword("BETWEEN"))
        {
            var tested = Operand(term);
            var lower = Operand(Primary());
            reader.Keyword("AND");
            return new Term(Between(tested, lower, Operand(Primary())));
        }

        return reader.TryKeyword("IN") ? new Term(Membership(Operand(term))) : term;
    }

    private Term Primary()
    {
        if (reader.TrySymbol("("))
        {
            var inner = Or();
            reader.Symbol(")");
            if (inner.InParentheses)
            {
                reader.Object(Objection.RedundantParentheses, "The expression has redundant parentheses;");
            }

            return inner with { InParentheses = true };
        }

        if (reader.Current.Kind == TokenKind.ValueReference)
        {
            return new Term(new ConstantOperand(reader.Value()));
        }

        if (reader.Current.Kind == TokenKind.Word && reader.Following.IsSymbol("("))
        {
            return new ConditionFunction(reader, Primary).Parse();
        }

        RefuseKeyword();
        return new Term(new PathOperand(reader.Path()));
    }

    /// <summary>A keyword where an operand should stand is a syntax error, not a reserved name.</summary>
    private void RefuseKeyword()
    {
        string[] keywords = ["AND", "OR", "NOT", "BETWEEN", "IN"];
        if (keywords.Any(reader.Current.IsKeyword))
        {
            throw reader.SyntaxError();
        }
    }

    private Operand Operand(Term term) => term.AsOperand(reader);

    private Comparison Compare(string comparator, Operand left, Operand right)
    {
        Operands.MustDiffer(reader, comparator, left, right);
        if (comparator is not ("=" or "<>"))
        {
            Operands.MustBeOrdered(reader, comparator, left, right);
        }

        return new Comparison(comparator, left, right);
    }

    private Between Between(Operand tested, Operand lower, Operand upper)
    {
        Operands.MustBeOrdered(reader, "BETWEEN", lower, upper);
        if (lower is ConstantOperand { Value: var from } && upper is ConstantOperand { Value: var to })
        {
            if (from.Type != to.Type)
            {
                Refuse("same data type for lower and upper bounds", from, to);
            }
            else if (from.OrderAgainst(to) > 0)
            {
                Refuse("upper bound to be greater than or equal to lower bound", from, to);
            }
        }

        return new Between(tested, lower, upper);

        void Refuse(string requirement, AttributeValue from, AttributeValue to) => reader.Object(
            Objection.WrongOperand,
            $"The BETWEEN operator requires {requirement}; lower bound operand: {Operands.Shown(from)}, upper bound operand: {Operands.Shown(to)}");
    }

    private Membership Membership(Operand tested)
    {
        var choices = new List<Operand>();
        reader.Symbol("(");
        do
        {
            choices.Add(Operand(Primary()));
        }
        while (reader.TrySymbol(","));
        reader.Symbol(")");
        if (choices.Count > MaximumChoices)
        {
            reader.Object(
                Objection.WrongOperand, $"The IN operator is provided with too many operands; number of operands: {choices.Count}");
        }

        return new Membership(tested, choices);
    }
}
