using System.Text.Json;

namespace Sim.Lambda;

/// <summary>
/// A pattern as EventBridge has them, as far as event source mappings take it: an object whose fields must all match, each a nested
/// pattern or a list of rules of which one must hold. <c>$or</c> is a list of patterns.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
/// </summary>
internal sealed class EventPattern
{
    public const string Or = "$or";

    private readonly List<(string Name, EventPattern Pattern)> fields = [];
    private readonly List<List<EventPattern>> alternatives = [];
    private readonly List<EventPatternRule> rules = [];

    private EventPattern()
    {
    }

    /// <exception cref="FormatException">It is no pattern.</exception>
    public static EventPattern Read(JsonElement json)
    {
        var pattern = new EventPattern();
        switch (json.ValueKind)
        {
            case JsonValueKind.Array when json.GetArrayLength() > 0:
                pattern.rules.AddRange(json.EnumerateArray().Select(EventPatternRule.Read));
                return pattern;
            case JsonValueKind.Object when json.EnumerateObject().Any():
                foreach (var field in json.EnumerateObject())
                {
                    pattern.Add(field.Name, field.Value);
                }

                return pattern;
            default:
                throw new FormatException("A field of a pattern is a list of rules or an object, and neither is empty.");
        }
    }

    /// <param name="value">Null: the event has no such field.</param>
    public bool Matches(JsonElement? value)
    {
        if (rules.Count > 0)
        {
            return rules.Exists(rule => rule.Holds(value));
        }

        // Of a list one element must fit, with all its fields.
        if (value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
        {
            return list.EnumerateArray().Any(item => Matches(item));
        }

        var members = value is { ValueKind: JsonValueKind.Object } found ? found : (JsonElement?)null;
        return fields.TrueForAll(field => field.Pattern.Matches(members?.TryGetProperty(field.Name, out var member) == true ? member : null))
            && alternatives.TrueForAll(patterns => patterns.Exists(pattern => pattern.Matches(value)));
    }

    private void Add(string name, JsonElement value)
    {
        if (name != Or)
        {
            fields.Add((name, Read(value)));
            return;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < 2 || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            throw new FormatException("$or is a list of at least two patterns.");
        }

        alternatives.Add([.. value.EnumerateArray().Select(Read)]);
    }
}
