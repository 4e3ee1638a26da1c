using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;

namespace Tests.Functions;

/// <summary>
/// Evaluates the condition expressions that the functions use: <c>attribute_not_exists</c>, <c>=</c>, <c>&lt;</c>, AND, OR
/// and parentheses. A comparison with an absent attribute is false, as in DynamoDB. Anything else throws.
/// </summary>
internal sealed partial class TableExpression
{
    private readonly Queue<string> tokens;
    private readonly Dictionary<string, AttributeValue>? item;
    private readonly Dictionary<string, string>? names;
    private readonly Dictionary<string, AttributeValue>? values;

    private TableExpression(
        string text, Dictionary<string, AttributeValue>? item, Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values)
    {
        tokens = new Queue<string>(Token().Matches(text).Select(match => match.Value));
        (this.item, this.names, this.values) = (item, names, values);
    }

    public static bool Holds(
        string? text, Dictionary<string, AttributeValue>? item, Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values) =>
        text is null || new TableExpression(text, item, names, values).Whole();

    [GeneratedRegex(@"[#:]?\w+|\S")]
    private static partial Regex Token();

    private bool Whole()
    {
        var holds = Or();
        return tokens.Count == 0 ? holds : throw new NotSupportedException($"unexpected `{tokens.Peek()}`");
    }

    private bool Or()
    {
        var holds = And();
        while (tokens.TryPeek(out var token) && token == "OR")
        {
            tokens.Dequeue();
            holds |= And();
        }

        return holds;
    }

    private bool And()
    {
        var holds = Term();
        while (tokens.TryPeek(out var token) && token == "AND")
        {
            tokens.Dequeue();
            holds &= Term();
        }

        return holds;
    }

    private bool Term()
    {
        var token = tokens.Dequeue();
        if (token == "(")
        {
            var holds = Or();
            Expect(")");
            return holds;
        }

        if (token == "attribute_not_exists")
        {
            Expect("(");
            var absent = Attribute(tokens.Dequeue()) is null;
            Expect(")");
            return absent;
        }

        var (attribute, comparison, value) = (Attribute(token), tokens.Dequeue(), values![tokens.Dequeue()]);
        return attribute is not null && comparison switch
        {
            "=" => attribute.S == value.S && attribute.N == value.N,
            "<" => Number(attribute) < Number(value),
            _ => throw new NotSupportedException($"comparison `{comparison}`"),
        };
    }

    private AttributeValue? Attribute(string token) =>
        item?.GetValueOrDefault(token.StartsWith('#') ? names![token] : token);

    private void Expect(string token)
    {
        var found = tokens.Dequeue();
        if (found != token)
        {
            throw new NotSupportedException($"expected `{token}`, found `{found}`");
        }
    }

    private static long Number(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);
}
