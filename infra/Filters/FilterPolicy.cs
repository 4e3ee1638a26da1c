using System.Text.Json;
using Events;
using Pulumi.Aws.Sns;

namespace Infra.Filters;

/// <summary>
/// A subscription's filter policy: alternatives, of which one must hold. In body scope an event travels in two forms, so both
/// are matched: the CloudEvent by <c>type</c> and the fields under <c>data</c>, the bare event by <c>eventType</c> and the
/// fields beside it.
/// </summary>
public sealed class FilterPolicy
{
    /// <summary>The CloudEvents field that names the type.</summary>
    internal static readonly FieldPath CloudEventType = new("type");

    /// <summary>The bare event's field, and the message attribute, that names the type.</summary>
    internal static readonly FieldPath BareType = new("eventType");

    /// <summary>Where a CloudEvent keeps its fields.</summary>
    internal const string CloudEventFields = "data";

    private readonly IReadOnlyList<FilterTerm> terms;

    internal FilterPolicy(FilterScope scope, IReadOnlyList<FilterTerm> terms)
    {
        Scope = scope;
        this.terms = terms;
        Json = terms.Count == 0 ? null : PolicyJson.Text(Write);
    }

    public FilterScope Scope { get; }

    /// <summary>What SNS calls the scope.</summary>
    public string ScopeName => Scope == FilterScope.Body ? "MessageBody" : "MessageAttributes";

    /// <summary>The policy document; null to take everything, whatever it is.</summary>
    public string? Json { get; }

    /// <summary>What SNS counts against its limit of 150: values multiply over keys, alternatives add up.</summary>
    public int Combinations => (int)Math.Min(terms.Sum(term => term.Combinations), int.MaxValue);

    /// <summary>What SNS counts against its limit of 5, in the alternative that has most.</summary>
    public int Keys => Widest?.Keys ?? 0;

    /// <summary>The keys of the alternative that has most.</summary>
    internal IEnumerable<string> KeyNames => Widest?.KeyNames ?? [];

    /// <summary>Takes what a consumer takes.</summary>
    public static FilterPolicy Of(TakenEvents taken, FilterScope scope) => Of(taken.Types, taken.Where, scope);

    /// <summary>Takes exactly the events of these types that fulfil the conditions.</summary>
    public static FilterPolicy Of(IEnumerable<EventType> types, EventConditions? where = null, FilterScope scope = FilterScope.Body)
    {
        var names = new TypeNames(types);
        var conditions = where ?? EventConditions.None;
        if (scope == FilterScope.Attributes)
        {
            return new FilterPolicy(scope, [Term(BareType, names.Either, [], conditions, parent: null)]);
        }

        // An object with `eventType` is no CloudEvent (its attributes are lower case): whoever looks into the data must know
        // which of the two forms it has, and the parking queue likewise.
        List<(FieldPath, IReadOnlyList<FilterPattern>)> form = conditions.AreNone ? [] : [(BareType, [new FilterPattern.Exists(false)])];
        List<FilterTerm> terms = [Term(CloudEventType, names.Names, form, conditions, CloudEventFields)];
        if (names.BareNames.Count > 0)
        {
            terms.Add(Term(BareType, names.BareNames, [], conditions, parent: null));
        }

        return new FilterPolicy(scope, terms);
    }

    /// <summary>Makes a subscription take only what this matches.</summary>
    public void ApplyTo(TopicSubscriptionArgs subscription)
    {
        if (Json is not null)
        {
            subscription.FilterPolicy = Json;
            subscription.FilterPolicyScope = ScopeName;
        }
    }

    private FilterTerm? Widest => terms.MaxBy(term => term.Keys);

    private static FilterTerm Term(
        FieldPath typeKey, IReadOnlyList<string> names, IEnumerable<(FieldPath, IReadOnlyList<FilterPattern>)> form,
        EventConditions conditions, string? parent) => new(
    [
        (typeKey, [.. names.Select(name => new FilterPattern.Text(name))]),
        .. form,
        .. conditions.Fields.Select(condition => (parent is null ? condition.Field : condition.Field.Under(parent), condition.Patterns)),
    ]);

    private void Write(Utf8JsonWriter writer)
    {
        if (terms.Count == 1)
        {
            terms[0].Write(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("$or");
        foreach (var term in terms)
        {
            term.Write(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
