using System.Text.Json;

namespace Infra.Filters;

/// <summary>Whether a pattern can match a field as its schema describes it.</summary>
internal static class FieldFit
{
    /// <summary>Why the pattern says nothing about the field, and what to do instead; null if it can match and can fail.</summary>
    public static string? WhyNot(FilterPattern pattern, EventField field) => pattern switch
    {
        FilterPattern.Text or FilterPattern.Number or FilterPattern.Truth or FilterPattern.Null => WhyNoValue(pattern.ToString(), field),
        FilterPattern.AnythingButTexts { Excluded: var texts } => WhyNotAnythingBut(field, texts.Select(text => new FilterPattern.Text(text))),
        FilterPattern.AnythingButNumbers { Excluded: var numbers } =>
            WhyNotAnythingBut(field, numbers.Select(number => new FilterPattern.Number(number))),
        FilterPattern.AnythingButPrefix { Value: var prefix } => WhyNoText(field, prefix, text => !text.StartsWith(prefix, StringComparison.Ordinal)),
        FilterPattern.Prefix { Value: var prefix } => WhyNoText(field, prefix, text => text.StartsWith(prefix, StringComparison.Ordinal)),
        FilterPattern.Suffix { Value: var suffix } => WhyNoText(field, suffix, text => text.EndsWith(suffix, StringComparison.Ordinal)),
        FilterPattern.EqualsIgnoreCase { Value: var expected } =>
            WhyNoText(field, expected, text => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase)),
        FilterPattern.Cidr => WhyNoText(field, string.Empty, _ => true),
        FilterPattern.Numeric { Bounds: var bounds } => WhyNoNumber(field, bounds),
        FilterPattern.Exists { Value: var exists } => WhyNotExists(field, exists),
        _ => throw new InvalidOperationException($"{pattern.GetType().Name} is not checked against schemas."),
    };

    private static string? WhyNoValue(string json, EventField field)
    {
        using var document = JsonDocument.Parse(json);
        return field.WhyNot(document.RootElement) is { } why ? $"it {why}" : null;
    }

    private static string? WhyNotAnythingBut(EventField field, IEnumerable<FilterPattern> excluded)
    {
        var values = excluded.Select(value => value.ToString()).ToList();
        foreach (var value in values)
        {
            if (WhyNoValue(value, field) is { } why)
            {
                return $"there is no {value} to exclude, {why}";
            }
        }

        return field.Values is { } all && all.All(value => values.Contains(PolicyJson.Text(value.WriteTo)))
            ? $"it excludes every value that the field may have ({List(all)}); leave one in" : null;
    }

    private static string? WhyNoText(EventField field, string part, Func<string, bool> matches)
    {
        if (!field.MayBeText)
        {
            return $"the field is {field.Kinds}, never a text; use {Uses(field)}";
        }

        if (field.Values is { } values && !values.Any(value => value.ValueKind == JsonValueKind.String && matches(value.GetString()!)))
        {
            return $"it must be one of {List(values)}";
        }

        return part.EnumerateRunes().Count() > field.MaxLength
            ? $"it has {part.EnumerateRunes().Count()} characters, the field has at most {field.MaxLength}; use a shorter one" : null;
    }

    private static string? WhyNoNumber(EventField field, NumberBounds bounds)
    {
        if (!field.MayBeNumber)
        {
            return $"the field is {field.Kinds}, never a number; use {Uses(field)}";
        }

        if (field.Values is { } values)
        {
            return values.Any(value => value.ValueKind == JsonValueKind.Number && NumberSet.Between(bounds).Contains(value.GetDecimal()))
                ? null : $"it must be one of {List(values)}";
        }

        return field.Range?.And(bounds) is not { } common || (field.IsInteger && !HasInteger(common))
            ? $"the field is {field.Kinds}{Allowed(field.Range)}; use a range that has some of them" : null;
    }

    private static string? WhyNotExists(EventField field, bool exists) => !field.IsRequired ? null
        : exists ? "every event has the field, so it says nothing; leave it out"
        : "every event has the field; leave it out";

    private static bool HasInteger(NumberBounds bounds)
    {
        if (bounds.Least is not { } least || bounds.Most is not { } most)
        {
            return true;
        }

        var first = decimal.Ceiling(least) == least && !bounds.WithLeast ? least + 1 : decimal.Ceiling(least);
        return bounds.WithMost ? first <= most : first < most;
    }

    private static string Allowed(NumberBounds? range) => range is null || range == NumberBounds.Unbounded ? string.Empty
        : " " + string.Join(" and ", range.Comparisons().Select(bound => $"{bound.Comparison} {PolicyJson.Text(writer => writer.WriteNumberValue(bound.Operand))}"));

    private static string Uses(EventField field) =>
        field.MayBeNumber ? "a number or { numeric: [...] }" : field.MayBeText ? "a text or { prefix: ... }" : field.Kinds;

    private static string List(IEnumerable<JsonElement> values) => string.Join(", ", values.Select(value => PolicyJson.Text(value.WriteTo)));
}
