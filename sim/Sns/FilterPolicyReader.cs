using System.Text;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>Compiles a filter policy, and refuses with the texts of SNS what SNS refuses: first what stands wrong in it, then what it is too much of.</summary>
internal sealed class FilterPolicyReader(FilterPolicyScope scope)
{
    /// <exception cref="AwsError">It is no filter policy.</exception>
    public FilterPolicy Read(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        if (utf8.Length > Quotas.FilterPolicyBytes)
        {
            throw Invalid("Filter policy is too large");
        }

        try
        {
            var compact = FilterSource.Compact(utf8);
            using var document = JsonDocument.Parse(compact);
            return Read(document.RootElement, new FilterSource(compact));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which is JSON but no text.
            throw Invalid(JsonComplaint.Of(json));
        }
    }

    public static AwsError Invalid(string reason) =>
        new("InvalidParameter", $"Invalid parameter: Attributes Reason: FilterPolicy: {reason}");

    private FilterPolicy Read(JsonElement policy, FilterSource source)
    {
        if (policy.ValueKind != JsonValueKind.Object)
        {
            throw source.AtStartOf(policy, "Filter is not an object");
        }

        var conditions = new FilterConditionReader(source);
        CheckConditions(policy, source, conditions);
        CheckDepth(policy);
        if (policy.EnumerateObject().Count() > Quotas.FilterPolicyKeys)
        {
            throw Invalid($"Filter policy can not have more than {Quotas.FilterPolicyKeys} keys");
        }

        if (Complexity(policy, 1, 1) > Quotas.FilterPolicyComplexity)
        {
            throw Invalid("Filter policy is too complex");
        }

        List<List<FilterRule>> alternatives = [[]];
        var flat = Flatten(policy, "", alternatives, conditions);
        return new FilterPolicy(scope, [.. flat.Select(alternative => alternative.ToArray())]);
    }

    private static void CheckConditions(JsonElement policy, FilterSource source, FilterConditionReader conditions)
    {
        foreach (var property in policy.EnumerateObject())
        {
            var value = property.Value;
            if (IsOr(property))
            {
                foreach (var choice in value.EnumerateArray())
                {
                    CheckConditions(choice, source, conditions);
                }
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                CheckConditions(value, source, conditions);
            }
            else if (value.ValueKind != JsonValueKind.Array)
            {
                throw source.AtStartOf(value, $"\"{property.Name}\" must be an object or an array");
            }
            else if (value.GetArrayLength() == 0)
            {
                throw source.Behind(value, "Empty arrays are not allowed");
            }
            else
            {
                foreach (var item in value.EnumerateArray())
                {
                    conditions.Read(item);
                }
            }
        }
    }

    private void CheckDepth(JsonElement policy)
    {
        if (scope == FilterPolicyScope.MessageAttributes && IsNested(policy))
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Filter policy scope MessageAttributes does not support nested filter policy");
        }
    }

    private static bool IsNested(JsonElement policy) => policy.EnumerateObject().Any(property =>
        property.Value.ValueKind == JsonValueKind.Object || (IsOr(property) && property.Value.EnumerateArray().Any(IsNested)));

    /// <summary>The product over all lists of (values × depth); the sum over the alternatives of an <c>$or</c>.</summary>
    private static long Complexity(JsonElement policy, int depth, long combinations)
    {
        foreach (var property in policy.EnumerateObject())
        {
            var before = combinations;
            combinations = IsOr(property) ? property.Value.EnumerateArray().Sum(choice => Complexity(choice, depth, before))
                : property.Value.ValueKind == JsonValueKind.Object ? Complexity(property.Value, depth + 1, before)
                : before * property.Value.GetArrayLength() * depth;

            // A policy far beyond the limit must not overflow into an allowed one.
            combinations = Math.Min(combinations, Quotas.FilterPolicyBytes);
        }

        return combinations;
    }

    private static List<List<FilterRule>> Flatten(JsonElement policy, string parent, List<List<FilterRule>> alternatives, FilterConditionReader conditions)
    {
        foreach (var property in policy.EnumerateObject())
        {
            var path = parent.Length == 0 ? property.Name : $"{parent}.{property.Name}";
            if (IsOr(property))
            {
                var before = alternatives;
                alternatives = property.Value.EnumerateArray()
                    .SelectMany(choice => Flatten(choice, parent, before.ConvertAll(rules => new List<FilterRule>(rules)), conditions))
                    .ToList();
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                alternatives = Flatten(property.Value, path, alternatives, conditions);
            }
            else
            {
                var rule = new FilterRule(path, property.Value.GetRawText(), [.. property.Value.EnumerateArray().Select(conditions.Read)]);
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
