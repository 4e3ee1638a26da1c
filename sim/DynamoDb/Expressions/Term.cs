namespace Sim.DynamoDb.Expressions;

/// <summary>What was read of a condition so far: a condition, or an operand that is yet to be compared.</summary>
internal sealed record Term
{
    private readonly Condition? condition;
    private readonly Operand? operand;

    public Term(Condition condition) => this.condition = condition;

    public Term(Operand operand) => this.operand = operand;

    public bool InParentheses { get; init; }

    /// <summary>The function it is the call of, until it becomes part of something else.</summary>
    public string? Function { get; init; }

    public Condition AsCondition(ExpressionReader reader)
    {
        if (condition is not null)
        {
            return condition;
        }

        // size(a) alone parses as a condition, and is then refused for being a number.
        if (Function is null)
        {
            throw reader.SyntaxError();
        }

        reader.Object(Objection.MisusedFunction, Misused(Function));
        return new AttributeExists(operand!);
    }

    public Operand AsOperand(ExpressionReader reader)
    {
        if (operand is not null)
        {
            return operand;
        }

        if (Function is null)
        {
            throw reader.SyntaxError();
        }

        reader.Object(Objection.MisusedFunction, Misused(Function));
        return new ConstantOperand(Values.NullValue.Instance);
    }

    public static string Misused(string function) =>
        $"The function is not allowed to be used this way in an expression; function: {function}";
}
