using System.Text.Json;

namespace Sim.Lambda;

/// <summary>One rule of a pattern's field: a value that it must equal, or an operator such as <c>{"prefix":"a"}</c>.</summary>
internal sealed class EventPatternRule
{
    private readonly Func<JsonElement?, bool> holds;

    private EventPatternRule(Func<JsonElement?, bool> holds) => this.holds = holds;

    /// <exception cref="FormatException">It is no rule.</exception>
    public static EventPatternRule Read(JsonElement rule) => rule.ValueKind switch
    {
        JsonValueKind.Object => OfOperator(rule),
        JsonValueKind.Array => throw new FormatException("A rule is no list."),
        _ => OfElements(value => Equal(value, rule)),
    };

    /// <param name="value">Null: there is no such field. Of a list one element must fit.</param>
    public bool Holds(JsonElement? value) => holds(value);

    private static EventPatternRule OfOperator(JsonElement rule)
    {
        if (rule.EnumerateObject().Count() != 1)
        {
            throw new FormatException("A rule has one operator.");
        }

        var (name, operand) = rule.EnumerateObject().Select(member => (member.Name, member.Value)).Single();
        return name switch
        {
            "exists" => OfExistence(operand.ValueKind is JsonValueKind.True or JsonValueKind.False ? operand.GetBoolean() : throw Unfit(name)),
            "prefix" => OfText(Text(name, operand), (value, wanted) => value.StartsWith(wanted, StringComparison.Ordinal)),
            "suffix" => OfText(Text(name, operand), (value, wanted) => value.EndsWith(wanted, StringComparison.Ordinal)),
            "equals-ignore-case" => OfText(Text(name, operand), (value, wanted) => value.Equals(wanted, StringComparison.OrdinalIgnoreCase)),
            "numeric" => OfRange(operand),
            "anything-but" => OfOthers(operand),
            _ => throw new FormatException($"`{name}` is no operator."),
        };
    }

    /// <summary>Only a leaf is there: of an object that has fields, Lambda says that it is not.</summary>
    private static EventPatternRule OfExistence(bool wanted) => new(value => (value is { } found && IsLeaf(found)) == wanted);

    private static bool IsLeaf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => false,
        JsonValueKind.Array => value.EnumerateArray().Any(IsLeaf),
        _ => true,
    };

    private static EventPatternRule OfElements(Func<JsonElement, bool> fits) => new(value => value switch
    {
        null => false,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(fits),
        { } single => fits(single),
    });

    private static EventPatternRule OfText(string wanted, Func<string, string, bool> fits) =>
        OfElements(value => value.ValueKind == JsonValueKind.String && fits(value.GetString()!, wanted));

    private static EventPatternRule OfOthers(JsonElement operand)
    {
        JsonElement[] refused = operand.ValueKind == JsonValueKind.Array ? [.. operand.EnumerateArray()] : [operand];
        return refused.Length == 0 || Array.Exists(refused, value => value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            ? throw Unfit("anything-but")
            : OfElements(value => !Array.Exists(refused, other => Equal(value, other)));
    }

    /// <summary>One or two comparisons: <c>[">", 0, "&lt;=", 5]</c>.</summary>
    private static EventPatternRule OfRange(JsonElement operand)
    {
        if (operand.ValueKind != JsonValueKind.Array || operand.GetArrayLength() is not (2 or 4))
        {
            throw Unfit("numeric");
        }

        var comparisons = operand.EnumerateArray().Chunk(2).Select(pair => (
            Operator: pair[0].ValueKind == JsonValueKind.String && pair[0].GetString() is "=" or "<" or "<=" or ">" or ">=" ? pair[0].GetString()! : throw Unfit("numeric"),
            Bound: pair[1].ValueKind == JsonValueKind.Number ? pair[1].GetDouble() : throw Unfit("numeric"))).ToArray();
        return OfElements(value => value.ValueKind == JsonValueKind.Number
            && Array.TrueForAll(comparisons, comparison => Compares(value.GetDouble(), comparison.Operator, comparison.Bound)));
    }

    private static bool Compares(double value, string comparison, double bound) => comparison switch
    {
        "=" => value == bound,
        "<" => value < bound,
        "<=" => value <= bound,
        ">" => value > bound,
        _ => value >= bound,
    };

    private static bool Equal(JsonElement value, JsonElement wanted) => value.ValueKind == wanted.ValueKind && value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() == wanted.GetString(),
        JsonValueKind.Number => value.GetDouble() == wanted.GetDouble(),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

    private static string Text(string name, JsonElement operand) => operand.ValueKind == JsonValueKind.String ? operand.GetString()! : throw Unfit(name);

    private static FormatException Unfit(string name) => new($"The operand of `{name}` does not fit it.");
}
