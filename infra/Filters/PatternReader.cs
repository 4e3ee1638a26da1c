using System.Net;
using System.Text.Json;
using Infra.Settings;
using Infra.Settings.Rules;

namespace Infra.Filters;

/// <summary>Reads one value of a condition's list, and refuses what SNS would refuse. SNS knows fewer operators than EventBridge.</summary>
internal static class PatternReader
{
    private static readonly string[] Operators = ["prefix", "suffix", "equals-ignore-case", "anything-but", "numeric", "exists", "cidr"];

    private static readonly string[] Comparisons = ["=", ">", ">=", "<", "<="];

    /// <summary>Names that make SNS take <c>$or</c> for an ordinary key, and a policy for another one than was meant.</summary>
    public static bool IsReserved(string name) => Operators.Contains(name) || name is "$or" or "wildcard";

    /// <returns>The pattern; or why not, as the end of a sentence about the value.</returns>
    public static (FilterPattern? Pattern, string? Problem) Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadOperator(value),
        JsonValueKind.String => (new FilterPattern.Text(value.GetString()!), null),
        JsonValueKind.Number => Number(value) is (var number, null) ? (new FilterPattern.Number(number), null) : (null, Number(value).Problem),
        JsonValueKind.True or JsonValueKind.False => (new FilterPattern.Truth(value.GetBoolean()), null),
        JsonValueKind.Null => (new FilterPattern.Null(), null),
        _ => (null, "must be a text, a number, true, false, null or one operator: SNS takes no list in a list. Take its values out of it."),
    };

    private static (FilterPattern?, string?) ReadOperator(JsonElement expression)
    {
        var entries = expression.EnumerateObject().ToList();
        if (entries.Count != 1)
        {
            return (null, $"has {entries.Count} operators, SNS takes one in each {{ }}. Values of one field are alternatives; a range is {{ numeric: [\">=\", 1, \"<\", 9] }}.");
        }

        var (name, operand) = (entries[0].Name, entries[0].Value);
        return name switch
        {
            "prefix" => OfText(operand, text => new FilterPattern.Prefix(text)),
            "suffix" => OfText(operand, text => new FilterPattern.Suffix(text)),
            "equals-ignore-case" => OfText(operand, text => new FilterPattern.EqualsIgnoreCase(text)),
            "cidr" => operand.ValueKind == JsonValueKind.String && IsNetwork(operand.GetString()!)
                ? (new FilterPattern.Cidr(operand.GetString()!), null)
                : (null, "must be { cidr: <network> }. Write it as 10.0.0.0/24 or 2001:db8::/32."),
            "exists" => operand.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? (new FilterPattern.Exists(operand.GetBoolean()), null)
                : (null, "must be { exists: true } or { exists: false }."),
            "anything-but" => ReadAnythingBut(operand),
            "numeric" => ReadNumeric(operand),
            _ => (null, $"has no operator of SNS. {Suggestion.For(name, Operators)}"),
        };
    }

    private static (FilterPattern?, string?) ReadAnythingBut(JsonElement operand)
    {
        const string Shape = "must be { anything-but: [<texts>] }, { anything-but: [<numbers>] } or { anything-but: { prefix: <text> } }";
        if (operand.ValueKind == JsonValueKind.Object)
        {
            var entries = operand.EnumerateObject().ToList();
            return entries is [{ Name: "prefix", Value.ValueKind: JsonValueKind.String } prefix] && prefix.Value.GetString()!.Length > 0
                ? (new FilterPattern.AnythingButPrefix(prefix.Value.GetString()!), null)
                : (null, $"{Shape}: within anything-but SNS knows prefix alone.");
        }

        List<JsonElement> values = operand.ValueKind == JsonValueKind.Array ? [.. operand.EnumerateArray()] : [operand];
        if (values.Count > 0 && values.All(value => value.ValueKind == JsonValueKind.String))
        {
            return (new FilterPattern.AnythingButTexts([.. values.Select(value => value.GetString()!).Distinct()]), null);
        }

        if (values.Count == 0 || values.Any(value => value.ValueKind != JsonValueKind.Number))
        {
            return (null, $"{Shape}, at least one of them and all of a kind.");
        }

        var numbers = values.Select(Number).ToList();
        return numbers.Find(number => number.Problem is not null).Problem is { } problem ? (null, problem)
            : (new FilterPattern.AnythingButNumbers([.. numbers.Select(number => number.Value).Distinct()]), null);
    }

    private static (FilterPattern?, string?) ReadNumeric(JsonElement operand)
    {
        const string Shape = "must be { numeric: [<comparison>, <number>] } or, for a range, { numeric: [\">=\", <number>, \"<\", <number>] }";
        List<JsonElement> terms = operand.ValueKind == JsonValueKind.Array ? [.. operand.EnumerateArray()] : [];
        if (terms.Count is not (2 or 4)
            || terms.Where((term, index) => term.ValueKind != (index % 2 == 0 ? JsonValueKind.String : JsonValueKind.Number)).Any())
        {
            return (null, $"{Shape}.");
        }

        var comparisons = terms.Where((_, index) => index % 2 == 0).Select(term => term.GetString()!).ToList();
        if (comparisons.Find(comparison => !Comparisons.Contains(comparison)) is { } unknown)
        {
            return (null, $"{Shape}: `{unknown}` is no comparison, use one of {string.Join(" ", Comparisons)}.");
        }

        if (comparisons.Count == 2 && (comparisons[0][0] != '>' || comparisons[1][0] != '<'))
        {
            return (null, $"{Shape}: the lower bound comes first.");
        }

        var numbers = terms.Where((_, index) => index % 2 == 1).Select(Number).ToList();
        if (numbers.Find(number => number.Problem is not null).Problem is { } problem)
        {
            return (null, problem);
        }

        return numbers.Count == 2 && numbers[0].Value >= numbers[1].Value
            ? (null, "must have a lower bound below the upper one. Swap them, or write a single number.")
            : (new FilterPattern.Numeric(Bounds(comparisons, [.. numbers.Select(number => number.Value)])), null);
    }

    private static NumberBounds Bounds(IReadOnlyList<string> comparisons, IReadOnlyList<decimal> numbers) => comparisons
        .Zip(numbers, (comparison, number) => comparison switch
        {
            "=" => new NumberBounds(number, true, number, true),
            ">" or ">=" => new NumberBounds(number, comparison == ">=", null, false),
            _ => new NumberBounds(null, false, number, comparison == "<="),
        })
        .Aggregate((one, two) => one.And(two)!);

    private static (decimal Value, string? Problem) Number(JsonElement value)
    {
        var (least, most) = (AwsLimits.FilterPolicyNumber.Least, AwsLimits.FilterPolicyNumber.Most);
        return value.TryGetDecimal(out var number) && AwsLimits.FilterPolicyNumber.Contain(number)
            && decimal.Round(number, AwsLimits.FilterPolicyDecimals) == number
            ? (number, null)
            : (0, $"has a number that SNS does not compare: it must be from {least} to {most}, with at most {AwsLimits.FilterPolicyDecimals} decimals. Round it.");
    }

    private static (FilterPattern?, string?) OfText(JsonElement operand, Func<string, FilterPattern> pattern) =>
        operand.ValueKind == JsonValueKind.String && operand.GetString()!.Length > 0
            ? (pattern(operand.GetString()!), null) : (null, "must have a text that is not empty. Quote it.");

    private static bool IsNetwork(string text) =>
        text.Split('/') is [var address, var bits] && int.TryParse(bits, out _) && IPAddress.TryParse(address, out _) && IPNetwork.TryParse(text, out _);
}
