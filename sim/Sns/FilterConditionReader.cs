using System.Net;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>Reads one value of a key's list. SNS knows fewer operators than EventBridge: no wildcard, no anything-but suffix.</summary>
internal static class FilterConditionReader
{
    public static FilterCondition Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadOperator(value),
        JsonValueKind.Array => throw NotScalar(),
        _ => ReadExact(value),
    };

    private static FilterCondition ReadOperator(JsonElement expression)
    {
        var operators = expression.EnumerateObject().ToList();
        if (operators.Count != 1)
        {
            throw FilterPolicyReader.Invalid("Only one key allowed in match expression");
        }

        var (name, operand) = (operators[0].Name, operators[0].Value);
        return name switch
        {
            "anything-but" => ReadAnythingBut(operand),
            "prefix" => new PrefixCondition(Text(name, operand)),
            "suffix" => new SuffixCondition(Text(name, operand)),
            "equals-ignore-case" => new EqualsIgnoreCaseCondition(Text(name, operand)),
            "exists" => operand.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new ExistsCondition(operand.GetBoolean())
                : throw FilterPolicyReader.Invalid("exists match pattern must be either true or false."),
            "numeric" => ReadNumeric(operand),
            "cidr" => ReadCidr(Text("prefix", operand)),
            _ => throw FilterPolicyReader.Invalid($"Unrecognized match type {name}"),
        };
    }

    private static ExactCondition ReadExact(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(JsonValueKind.String, value.GetString(), 0),
        JsonValueKind.Number => new(JsonValueKind.Number, null, value.GetDouble()),
        JsonValueKind.Object or JsonValueKind.Array => throw NotScalar(),
        var kind => new(kind, null, 0),
    };

    private static FilterCondition ReadAnythingBut(JsonElement operand)
    {
        if (operand.ValueKind != JsonValueKind.Object)
        {
            return new AnythingButCondition(operand.ValueKind == JsonValueKind.Array
                ? [.. operand.EnumerateArray().Select(ReadExact)]
                : [ReadExact(operand)]);
        }

        var inner = operand.EnumerateObject().ToList();
        if (inner.FindIndex(pattern => pattern.Name != "prefix") is >= 0 and var unsupported)
        {
            throw FilterPolicyReader.Invalid($"Unsupported anything-but pattern: {inner[unsupported].Name}");
        }

        return inner.Count == 1
            ? new AnythingButPrefixCondition(Text("prefix", inner[0].Value))
            : throw FilterPolicyReader.Invalid("Only one key allowed in match expression");
    }

    private static NumericCondition ReadNumeric(JsonElement operand)
    {
        var terms = operand.ValueKind == JsonValueKind.Array ? operand.EnumerateArray().ToList() : [];
        if (terms.Count == 0 || terms[0].ValueKind != JsonValueKind.String)
        {
            throw FilterPolicyReader.Invalid($"Invalid member in numeric match: {(terms.Count == 0 ? "]" : terms[0].GetRawText())}");
        }

        var first = terms[0].GetString()!;
        if (first is not ("<" or "<=" or "=" or ">" or ">="))
        {
            throw FilterPolicyReader.Invalid($"Unrecognized numeric range operator: {first}");
        }

        var bottom = Number(first, terms, 1);
        if (terms.Count <= 2)
        {
            return new NumericCondition([(first, bottom)]);
        }

        if (first is not (">" or ">="))
        {
            throw FilterPolicyReader.Invalid("Too many elements in numeric expression");
        }

        if (terms[2].ValueKind != JsonValueKind.String)
        {
            throw FilterPolicyReader.Invalid($"Bad value in numeric range: {terms[2].GetRawText()}");
        }

        var second = terms[2].GetString()!;
        if (second is not ("<" or "<="))
        {
            throw FilterPolicyReader.Invalid($"Bad numeric range operator: {second}");
        }

        var top = Number(second, terms, 3);
        if (top <= bottom)
        {
            throw FilterPolicyReader.Invalid("Bottom must be less than top");
        }

        return terms.Count == 4
            ? new NumericCondition([(first, bottom), (second, top)])
            : throw FilterPolicyReader.Invalid("Too many terms in numeric range expression");
    }

    private static double Number(string comparison, List<JsonElement> terms, int index) =>
        index < terms.Count && terms[index].ValueKind == JsonValueKind.Number
            ? terms[index].GetDouble()
            : throw FilterPolicyReader.Invalid($"Value of {(comparison == "=" ? "equals" : comparison)} must be numeric");

    /// <summary>For a cidr that is no string SNS complains about a prefix.</summary>
    private static string Text(string name, JsonElement operand) => operand.ValueKind == JsonValueKind.String
        ? operand.GetString()!
        : throw FilterPolicyReader.Invalid($"{name} match pattern must be a string");

    private static CidrCondition ReadCidr(string cidr)
    {
        var parts = cidr.Split('/');
        if (parts.Length != 2)
        {
            throw FilterPolicyReader.Invalid("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(parts[1], out _))
        {
            throw FilterPolicyReader.Invalid("Malformed CIDR, mask bits must be an integer");
        }

        return IPNetwork.TryParse(cidr, out var network)
            ? new CidrCondition(network)
            : throw FilterPolicyReader.Invalid($"Nonstandard IP address: {parts[0]}");
    }

    private static AwsError NotScalar() =>
        FilterPolicyReader.Invalid("Match value must be String, number, true, false, or null");
}
