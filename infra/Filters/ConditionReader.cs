using System.Text.Json;
using Events;
using Infra.Settings;

namespace Infra.Filters;

/// <summary>Reads the condition on one field, and checks it against the schema of every type that the consumer takes.</summary>
internal sealed class ConditionReader(string path, IReadOnlyList<EventType> takes, FilterScope scope, Action<string> fail)
{
    public FieldCondition? Read(JsonProperty entry)
    {
        var field = new FieldPath(entry.Name);
        var place = $"{path}.{field}";
        if (FieldsOf(field, place) is not { } fields)
        {
            return null;
        }

        if (entry.Value.ValueKind != JsonValueKind.Array)
        {
            var given = Shown.Of(entry.Value);
            fail($"{place} is {given}, must be a list of values and patterns. Write [{given}].");
            return null;
        }

        if (entry.Value.GetArrayLength() == 0)
        {
            fail($"{place} is [], which SNS refuses. Name at least one value or pattern, or leave the field out.");
            return null;
        }

        var patterns = entry.Value.EnumerateArray().Select((value, index) => Read(value, $"{place}[{index}]", fields)).OfType<FilterPattern>().ToList();
        return patterns.Count < entry.Value.GetArrayLength() ? null
            : new FieldCondition(field, patterns, fields.Any(found => found.InArray));
    }

    private FilterPattern? Read(JsonElement value, string place, IReadOnlyList<EventField> fields)
    {
        var (pattern, problem) = PatternReader.Read(value);
        if (pattern is null)
        {
            fail($"{place} is {Shown.Of(value)}, {problem}");
            return null;
        }

        if (scope == FilterScope.Attributes && pattern is FilterPattern.Truth or FilterPattern.Null)
        {
            fail($"{place} is {Shown.Of(value)}, which no message attribute is: they are texts and numbers. Use these, or let the topic filter by body.");
            return null;
        }

        foreach (var field in fields)
        {
            if (FieldFit.WhyNot(pattern, field) is { } why)
            {
                fail($"{place} is {Shown.Of(value)}, which decides nothing about {field.Type.Name}: {why}.");
                return null;
            }
        }

        return pattern;
    }

    /// <summary>The field in each taken type; null, and noted, if it cannot be filtered on.</summary>
    private List<EventField>? FieldsOf(FieldPath field, string place)
    {
        if (field == FilterPolicy.BareType)
        {
            fail($"{place} is what a bare event names its type by. List the types under `takes`.");
            return null;
        }

        if (field.Names.FirstOrDefault(PatternReader.IsReserved) is { } reserved)
        {
            fail($"{place}: `{reserved}` is an operator of SNS, which takes no field of that name. Rename the field, or test it in the function.");
            return null;
        }

        var found = takes.Select(type => (Type: type, Field: new EventFields(type).Find(field))).ToList();
        var without = found.Where(one => one.Field is null).Select(one => one.Type).ToList();
        if (without.Count > 0)
        {
            FailMissing(field, place, without);
            return null;
        }

        var fields = found.Select(one => one.Field!).ToList();
        if (fields.Find(one => one.IsObject) is { } nested)
        {
            var inner = new EventFields(nested.Type).Names().Where(name => name.StartsWith($"{field}.", StringComparison.Ordinal)).ToList();
            fail($"{place} is an object in {nested.Type.Name}, SNS compares texts, numbers, booleans and null. "
                + (inner.Count > 0 ? $"Name one of its fields: {string.Join(", ", inner)}." : "Test it in the function."));
            return null;
        }

        if (scope == FilterScope.Attributes
            && (field.Names.Count > 1 || !IsAttributeName(field.Text) || fields.Exists(one => one.InArray || !(one.MayBeText || one.MayBeNumber))))
        {
            fail($"{place} cannot be a message attribute: only a text or number at the top of the event's data is copied into one. "
                + "Choose such a field, or let the topic filter by body.");
            return null;
        }

        return fields;
    }

    /// <summary>Dots aside, which stand for nested fields here.</summary>
    private static bool IsAttributeName(string text) => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private void FailMissing(FieldPath field, string place, IReadOnlyList<EventType> without)
    {
        var lacking = string.Join(", ", without.Select(type => type.Name));
        fail(without.Count < takes.Count
            ? $"{place}: there is no field `{field}` in {lacking}, only in {string.Join(", ", takes.Except(without).Select(type => type.Name))}. "
                + "Declare one consumer for each; they may share a function."
            : $"{place}: there is no field `{field}` in {lacking}. "
                + Suggestion.For(field.Text, takes.SelectMany(type => new EventFields(type).Names()).Distinct()));
    }
}
