using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>What operators and functions require of their operands, as far as it can be told without an item.</summary>
internal static class Operands
{
    /// <summary>How the types are called where an operator, and not a function, refuses them.</summary>
    private static readonly SortedDictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["S"] = "STRING", ["N"] = "NUMBER", ["B"] = "BINARY", ["BOOL"] = "BOOLEAN", ["NULL"] = "NULL", ["L"] = "LIST",
        ["M"] = "MAP", ["SS"] = "STRING_SET", ["NS"] = "NUMBER_SET", ["BS"] = "BINARY_SET",
    };

    public static void MustDiffer(ExpressionReader reader, string operation, Operand first, Operand second)
    {
        if (first is PathOperand { Path: var left } && second is PathOperand { Path: var right } && left.IsSameAs(right))
        {
            reader.Object(
                Objection.WrongOperand,
                "The first operand must be distinct from the remaining operands for this operator or function; "
                    + $"operator: {operation}, first operand: {left}");
        }
    }

    public static void MustBeOrdered(ExpressionReader reader, string comparator, params IEnumerable<Operand> operands)
    {
        if (operands.Select(operand => operand.KnownType).FirstOrDefault(type => type is not (null or "S" or "N" or "B")) is { } wrong)
        {
            reader.Object(
                Objection.WrongOperand,
                $"Incorrect operand type for operator or function; operator or function: {comparator}, operand type: {wrong}");
        }
    }

    public static void MustBe(ExpressionReader reader, string function, Operand operand, params string[] types)
    {
        if (operand.KnownType is { } type && !types.Contains(type))
        {
            reader.Object(
                Objection.WrongOperand,
                $"Incorrect operand type for operator or function; operator or function: {function}, operand type: {type}");
        }
    }

    public static void MustBePath(ExpressionReader reader, string function, Operand operand)
    {
        if (operand is not PathOperand)
        {
            reader.Object(
                Objection.WrongOperand, $"Operator or function requires a document path; operator or function: {function}");
        }
    }

    /// <summary>False where the number of operands is wrong, which was then objected to.</summary>
    public static bool MustNumber(ExpressionReader reader, string function, int expected, int given)
    {
        if (given != expected)
        {
            reader.Object(
                Objection.WrongOperand,
                $"Incorrect number of operands for operator or function; operator or function: {function}, number of operands: {given}");
        }

        return given == expected;
    }

    /// <summary>ADD takes numbers and sets, DELETE takes sets.</summary>
    public static void MustSuit(ExpressionReader reader, string action, AttributeValue operand)
    {
        if (operand is not SetValue && !(action == "ADD" && operand is NumberValue))
        {
            reader.Object(
                Objection.WrongOperand,
                $"Incorrect operand type for operator or function; operator: {action}, operand type: {LongNames[operand.Type]}, "
                    + $"typeSet: ALLOWED_FOR_{action}_OPERAND");
        }
    }

    public static string Shown(AttributeValue value) => value switch
    {
        StringValue text => $"AttributeValue: {{S:{text.Text}}}",
        NumberValue number => $"AttributeValue: {{N:{number.Number}}}",
        BinaryValue binary => $"AttributeValue: {{B:{Convert.ToBase64String(binary.Bytes.Span)}}}",
        _ => $"AttributeValue: {{{value.Type}}}",
    };
}
