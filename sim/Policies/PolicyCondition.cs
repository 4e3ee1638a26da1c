using System.Globalization;
using System.Text.Json;

namespace Sim.Policies;

/// <summary>
/// One key of a statement's condition (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
/// A key has one value in a call here; operators for several values are not evaluated.
/// </summary>
internal sealed class PolicyCondition
{
    private const string IfExists = "IfExists";

    private readonly string operatorName;
    private readonly string key;
    private readonly IReadOnlyList<string> values;
    private readonly bool ifExists;
    private readonly bool isNegated;
    private readonly Func<string, string, bool> compare;

    private PolicyCondition(string name, string key, IReadOnlyList<string> values)
    {
        (operatorName, this.key, this.values) = (name, key, values);
        ifExists = name.EndsWith(IfExists, StringComparison.Ordinal);
        (compare, isNegated) = Operator(ifExists ? name[..^IfExists.Length] : name);
    }

    public static IEnumerable<PolicyCondition> ReadAll(JsonElement block) => block.EnumerateObject().SelectMany(
        @operator => @operator.Value.EnumerateObject().Select(key => new PolicyCondition(@operator.Name, key.Name, PolicyText.ListOf(key.Value))));

    public bool Holds(AccessRequest request)
    {
        var value = request.ValueOf(key);
        if (operatorName == "Null")
        {
            return values.Any(wanted => wanted == (value is null ? "true" : "false"));
        }

        // Without the key, "is not" holds and "is" does not, unless the operator says that it only counts where there is one.
        return value is null ? ifExists || isNegated : values.Any(wanted => compare(wanted, value)) != isNegated;
    }

    public string Unmet(AccessRequest request) =>
        $"{operatorName} {key} asks for {string.Join(" or ", values)}, is {request.ValueOf(key) ?? "not there"}";

    private static (Func<string, string, bool> Compare, bool IsNegated) Operator(string name) => name switch
    {
        "StringEquals" => (string.Equals, false),
        "StringNotEquals" => (string.Equals, true),
        "StringEqualsIgnoreCase" => (SameText, false),
        "StringNotEqualsIgnoreCase" => (SameText, true),
        "StringLike" => (Like, false),
        "StringNotLike" => (Like, true),
        "ArnEquals" or "ArnLike" => (ArnLike, false),
        "ArnNotEquals" or "ArnNotLike" => (ArnLike, true),
        "Bool" => (SameText, false),
        "Null" => (string.Equals, false),
        "NumericEquals" => (Number((value, wanted) => value == wanted), false),
        "NumericNotEquals" => (Number((value, wanted) => value == wanted), true),
        "NumericLessThan" => (Number((value, wanted) => value < wanted), false),
        "NumericLessThanEquals" => (Number((value, wanted) => value <= wanted), false),
        "NumericGreaterThan" => (Number((value, wanted) => value > wanted), false),
        "NumericGreaterThanEquals" => (Number((value, wanted) => value >= wanted), false),
        _ => throw new NotSimulatedException($"the condition operator {name} of a policy"),
    };

    private static bool SameText(string wanted, string value) => wanted.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static bool Like(string wanted, string value) => PolicyText.Matches(wanted, value, ignoreCase: false);

    /// <summary>Each of an ARN's six parts by itself: a star does not reach over a colon, but in the last part.</summary>
    private static bool ArnLike(string wanted, string value)
    {
        var (patterns, parts) = (wanted.Split(':', 6), value.Split(':', 6));
        return patterns.Length == parts.Length && patterns.Zip(parts).All(part => Like(part.First, part.Second));
    }

    private static Func<string, string, bool> Number(Func<double, double, bool> compare) => (wanted, value) =>
        double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && compare(number, bound);
}
