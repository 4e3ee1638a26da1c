using System.Text;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>Compiles a filter policy, and refuses with the texts of SNS (without the position in the source) what SNS refuses.</summary>
internal sealed class FilterPolicyReader(FilterPolicyScope scope)
{
    public FilterPolicy Read(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > Quotas.FilterPolicyBytes)
        {
            throw Invalid("Filter policy is too large");
        }

        using var document = Parse(json);
        var policy = document.RootElement;
        if (policy.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("Filter is not an object");
        }

        if (policy.EnumerateObject().Count() > Quotas.FilterPolicyKeys)
        {
            throw Invalid($"Filter policy can not have more than {Quotas.FilterPolicyKeys} keys");
        }

        if (Complexity(policy, 1, 1) > Quotas.FilterPolicyComplexity)
        {
            throw Invalid("Filter policy is too complex");
        }

        List<List<FilterRule>> alternatives = [[]];
        var flat = Flatten(policy, "", alternatives);
        return new FilterPolicy(scope, [.. flat.Select(alternative => alternative.ToArray())]);
    }

    public static AwsError Invalid(string reason) =>
        new("InvalidParameter", $"Invalid parameter: Attributes Reason: FilterPolicy: {reason}");

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw Invalid($"failed to parse JSON. {error.Message}");
        }
    }

    /// <summary>The product over all lists of (values × depth); the sum over the alternatives of an <c>$or</c>.</summary>
    private long Complexity(JsonElement policy, int depth, long combinations)
    {
        if (scope == FilterPolicyScope.MessageAttributes && depth > 1)
        {
            throw new AwsError(
                "InvalidParameter",
                "Invalid parameter: Attributes Reason: Filter policy scope MessageAttributes does not support nested filter policy");
        }

        foreach (var property in policy.EnumerateObject())
        {
            var value = property.Value;
            if (IsOr(property))
            {
                var before = combinations;
                combinations = value.EnumerateArray().Sum(alternative => Complexity(alternative, depth, before));
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                combinations = Complexity(value, depth + 1, combinations);
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                combinations *= value.GetArrayLength() > 0
                    ? value.GetArrayLength() * depth
                    : throw Invalid("Empty arrays are not allowed");
            }
            else
            {
                throw Invalid($"\"{property.Name}\" must be an object or an array");
            }

            // A policy far beyond the limit must not overflow into an allowed one.
            combinations = Math.Min(combinations, Quotas.FilterPolicyBytes);
        }

        return combinations;
    }

    private List<List<FilterRule>> Flatten(JsonElement policy, string parent, List<List<FilterRule>> alternatives)
    {
        foreach (var property in policy.EnumerateObject())
        {
            var path = parent.Length == 0 ? property.Name : $"{parent}.{property.Name}";
            if (IsOr(property))
            {
                var before = alternatives;
                alternatives = property.Value.EnumerateArray()
                    .SelectMany(choice => Flatten(choice, parent, before.ConvertAll(rules => new List<FilterRule>(rules))))
                    .ToList();
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                alternatives = Flatten(property.Value, path, alternatives);
            }
            else
            {
                var rule = new FilterRule(path, property.Value.GetRawText(), [.. property.Value.EnumerateArray().Select(FilterConditionReader.Read)]);
                alternatives.ForEach(rules => rules.Add(rule));
            }
        }

        return alternatives;
    }

    /// <summary>Anything else under this name is an ordinary key.</summary>
    private static bool IsOr(JsonProperty property) =>
        property.NameEquals("$or") && property.Value.ValueKind == JsonValueKind.Array &&
        property.Value.GetArrayLength() >= 2 &&
        property.Value.EnumerateArray().All(choice => choice.ValueKind == JsonValueKind.Object);
}
