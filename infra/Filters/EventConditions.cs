using System.Text.Json;
using Events;
using Infra.Settings;
using Infra.Settings.Reading;

namespace Infra.Filters;

/// <summary>
/// What a consumer demands, beyond the type, of the events it takes: every condition must hold. Read from <c>where</c>, a map
/// of fields of the event's data to lists of SNS's patterns.
/// </summary>
public sealed record EventConditions(IReadOnlyList<FieldCondition> Fields)
{
    public const string Key = "where";

    private const string Advice = "Name fewer values or fields, and test the rest in the function.";

    /// <summary>Every event of the taken types.</summary>
    public static EventConditions None { get; } = new([]);

    public bool AreNone => Fields.Count == 0;

    /// <summary>Checks a map of conditions against SNS's limits and against the schemas of the taken types.</summary>
    /// <param name="path">Where the map stands in the settings, for failures.</param>
    /// <param name="where">A map of fields to lists of patterns; of another kind: refused.</param>
    /// <param name="takes">The consumer's types, at least one.</param>
    /// <param name="fail">Hears each failure: one line with path, value given, what is allowed, what to do.</param>
    /// <returns>What could be read; to be used only if nothing failed.</returns>
    public static EventConditions Parse(
        string path, JsonElement where, IReadOnlyList<EventType> takes, FilterScope scope, Action<string> fail)
    {
        if (where.ValueKind != JsonValueKind.Object)
        {
            fail($"{path} is {Shown.Of(where)}, must be a map of fields to lists of values and patterns, such as {{ total: [{{ numeric: [\">=\", 100] }}] }}.");
            return None;
        }

        var failed = false;
        var reader = new ConditionReader(path, takes, scope, failure =>
        {
            failed = true;
            fail(failure);
        });
        var conditions = new EventConditions([.. where.EnumerateObject().Select(reader.Read).OfType<FieldCondition>()]);
        if (!failed)
        {
            foreach (var failure in FilterLimits.Failures(FilterPolicy.Of(takes, conditions, scope), Advice))
            {
                fail($"{path}: the consumer's filter policy {failure}");
            }
        }

        return conditions;
    }

    /// <summary>Reads the key <c>where</c> of a consumer's settings; <see cref="None"/> without it.</summary>
    internal static EventConditions Read(SettingsNode consumer, IReadOnlyList<EventType> takes, FilterScope scope) =>
        consumer.Json(Key) is { } where && takes.Count > 0
            ? Parse($"{consumer.Path}.{Key}", where, takes, scope, consumer.Fail)
            : None;
}
