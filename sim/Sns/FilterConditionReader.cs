using System.Net;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>Reads one value of a key's list. SNS knows fewer operators than EventBridge: no wildcard, no anything-but suffix.</summary>
internal sealed class FilterConditionReader(FilterSource source)
{
    private const string OneKey = "Only one key allowed in match expression";

    public FilterCondition Read(JsonElement value) => value.ValueKind == JsonValueKind.Object ? ReadOperator(value) : ReadExact(value);

    private FilterCondition ReadOperator(JsonElement expression)
    {
        var operators = expression.EnumerateObject().ToList();
        if (operators.Count == 0)
        {
            throw source.Behind(expression, "Empty expression objects are not allowed");
        }

        var (name, operand) = (operators[0].Name, operators[0].Value);
        FilterCondition condition = name switch
        {
            "anything-but" => ReadAnythingBut(operand),
            "prefix" => new PrefixCondition(Text(name, operand)),
            "suffix" => new SuffixCondition(Text(name, operand)),
            "equals-ignore-case" => new EqualsIgnoreCaseCondition(Text(name, operand)),
            "exists" => operand.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new ExistsCondition(operand.GetBoolean())
                : throw source.AtStartOf(operand, "exists match pattern must be either true or false."),
            "numeric" => new NumericRangeReader(source).Read(operand),
            "cidr" => ReadCidr(Text("prefix", operand)),
            _ => throw source.AtStartOf(operand, $"Unrecognized match type {name}"),
        };
        return operators.Count == 1 ? condition : throw source.AtStartOf(operators[1].Value, OneKey);
    }

    private ExactCondition ReadExact(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(JsonValueKind.String, value.GetString(), 0),
        JsonValueKind.Number => new(JsonValueKind.Number, null, value.GetDouble()),
        JsonValueKind.Object or JsonValueKind.Array => throw source.AtStartOf(value, "Match value must be String, number, true, false, or null"),
        var kind => new(kind, null, 0),
    };

    private FilterCondition ReadAnythingBut(JsonElement operand)
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
            throw source.AtStartOf(inner[unsupported].Value, $"Unsupported anything-but pattern: {inner[unsupported].Name}");
        }

        return inner.Count == 1
            ? new AnythingButPrefixCondition(Text("prefix", inner[0].Value))
            : throw source.Behind(operand, OneKey);
    }

    /// <summary>For a cidr that is no string SNS complains about a prefix.</summary>
    private string Text(string name, JsonElement operand) => operand.ValueKind == JsonValueKind.String
        ? operand.GetString()!
        : throw source.AtStartOf(operand, $"{name} match pattern must be a string");

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
}
