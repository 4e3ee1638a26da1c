using System.Text.Json;

namespace Sim.Sns;

/// <summary>Reads <c>["=", 1]</c>, <c>["&gt;", 0]</c> or <c>["&gt;", 0, "&lt;=", 100]</c>.</summary>
internal sealed class NumericRangeReader(FilterSource source)
{
    public NumericCondition Read(JsonElement operand)
    {
        if (operand.ValueKind != JsonValueKind.Array)
        {
            throw source.AtStartOf(operand, "Value of numeric must be an array.");
        }

        var terms = operand.EnumerateArray().ToList();
        if (terms.Count == 0 || terms[0].ValueKind != JsonValueKind.String)
        {
            throw source.AtElement(operand, 0, $"Invalid member in numeric match: {(terms.Count == 0 ? "]" : terms[0].GetRawText())}");
        }

        var first = terms[0].GetString()!;
        if (first is not ("<" or "<=" or "=" or ">" or ">="))
        {
            throw source.AtElement(operand, 1, $"Unrecognized numeric range operator: {first}");
        }

        var bottom = Number(operand, first, terms, 1);
        if (terms.Count == 2)
        {
            return new NumericCondition([(first, bottom)]);
        }

        return first is ">" or ">="
            ? new NumericCondition([(first, bottom), ReadTop(operand, terms, bottom)])
            : throw source.AtElement(operand, 2, "Too many elements in numeric expression");
    }

    private (string Operator, double Operand) ReadTop(JsonElement operand, List<JsonElement> terms, double bottom)
    {
        if (terms[2].ValueKind != JsonValueKind.String)
        {
            throw source.AtElement(operand, 2, $"Bad value in numeric range: {terms[2].GetRawText()}");
        }

        var second = terms[2].GetString()!;
        if (second is not ("<" or "<="))
        {
            throw source.Behind(terms[2], $"Bad numeric range operator: {second}");
        }

        var top = Number(operand, second, terms, 3);
        if (top <= bottom)
        {
            throw source.AtElement(operand, 4, "Bottom must be less than top");
        }

        return terms.Count == 4 ? (second, top) : throw source.AtElement(operand, 4, "Too many terms in numeric range expression");
    }

    private double Number(JsonElement operand, string comparison, List<JsonElement> terms, int index) =>
        index < terms.Count && terms[index].ValueKind == JsonValueKind.Number
            ? terms[index].GetDouble()
            : throw source.AtElement(operand, index, $"Value of {(comparison == "=" ? "equals" : comparison)} must be numeric");
}
