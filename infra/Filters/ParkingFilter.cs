using Events;

namespace Infra.Filters;

/// <summary>
/// The filter policy of a topic's parking queue: the exact complement of what its consumers take together, so that each
/// message is taken by a consumer or parked, and never both. Only an array can be both: of an array SNS looks for any element
/// that matches, and it may have one that does and one that does not. It is never neither.
/// </summary>
public sealed class ParkingFilter
{
    private const string Advice = "Give fewer conditions, let one consumer take the types without conditions, or split the topic.";

    private readonly FilterScope scope;
    private readonly List<string> failures = [];
    private readonly List<FilterTerm> terms = [];
    private readonly IReadOnlyList<EventType> whole;
    private readonly IReadOnlyList<LeftEvents> parts;

    private ParkingFilter(IReadOnlyList<TakenEvents> takers, FilterScope scope)
    {
        this.scope = scope;
        whole = [.. takers.Where(taker => taker.Where.AreNone).SelectMany(taker => taker.Types).DistinctBy(type => type.Name)];
        parts =
        [
            .. takers.SelectMany(taker => taker.Types).DistinctBy(type => type.Name).ExceptBy(whole.Select(type => type.Name), type => type.Name)
                .Select(type => (Type: type, Takers: takers.Where(taker => taker.Types.Any(taken => taken.Name == type.Name)).ToList()))
                .GroupBy(part => string.Join('\n', part.Takers.Select(taker => taker.Consumer)))
                .Select(group => LeftEvents.Of([.. group.Select(part => part.Type)], group.First().Takers, failures.Add)),
        ];
        if (takers.Count > 0 && failures.Count == 0)
        {
            Add();
        }

        Policy = new FilterPolicy(scope, terms);
        if (failures.Count == 0)
        {
            failures.AddRange(FilterLimits.Failures(Policy, Advice)
                .Select(failure => $"the parking queue's filter policy, all that no consumer takes, {failure}"));
        }
    }

    /// <summary>To be used only if there are no failures.</summary>
    public FilterPolicy Policy { get; }

    /// <summary>Why SNS's filter policies cannot say what no consumer takes; each one sentence about the topic, and what to do.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <param name="takers">All consumers of one topic; without any, everything is parked.</param>
    public static ParkingFilter Of(IEnumerable<TakenEvents> takers, FilterScope scope = FilterScope.Body) => new([.. takers], scope);

    private void Add()
    {
        if (scope == FilterScope.Attributes)
        {
            Add(Region.Everything, FilterPolicy.BareType, names => names.Either, parent: null);
        }
        else if (parts.Count == 0)
        {
            Add(Others(Others(Region.Everything, FilterPolicy.CloudEventType, Names(whole).Names), FilterPolicy.BareType, Names(whole).BareNames), whole);
        }
        else
        {
            // Consumers with conditions take an object as a CloudEvent only if it has no `eventType`, so that the two forms
            // part here and their combinations add up instead of multiplying.
            Add(Region.Everything.And(FilterPolicy.BareType, ValueSet.Absent), FilterPolicy.CloudEventType, names => names.Names, FilterPolicy.CloudEventFields);
            var bare = Region.Everything.And(FilterPolicy.BareType, ValueSet.Absent.Complement());
            Add(Others(bare, FilterPolicy.CloudEventType, Names(whole).Names), FilterPolicy.BareType, names => names.BareNames, parent: null);
        }
    }

    /// <summary>Of one form: every other type, and what is left of those that are taken under conditions.</summary>
    private void Add(Region form, FieldPath typeKey, Func<TypeNames, IReadOnlyList<string>> names, string? parent)
    {
        Add(Others(form, typeKey, names(Names(whole.Concat(parts.SelectMany(part => part.Types))))), whole);
        foreach (var part in parts.Where(part => names(Names(part.Types)).Count > 0))
        {
            var typed = form.And(typeKey, ValueSet.OfTexts(names(Names(part.Types))));
            foreach (var region in part.Regions)
            {
                Add(typed.And(region, parent), part.Types);
            }
        }
    }

    private void Add(Region region, IReadOnlyList<EventType> types)
    {
        var keys = region.Keys.Select(key => (key.Key, Patterns: key.Values.Patterns(scope))).ToList();
        foreach (var (key, _) in keys.Where(key => key.Patterns is null))
        {
            failures.Add($"what the conditions on `{key}` leave of {LeftEvents.Names(types)} could not be parked: no list of SNS's patterns says it. "
                + $"Use texts alone, one prefix or numbers alone for this field, or let another consumer take {LeftEvents.Names(types)} without conditions.");
        }

        // A list without patterns: in this scope there is no such message.
        if (keys.TrueForAll(key => key.Patterns is { Count: > 0 }))
        {
            terms.Add(new FilterTerm(keys.Select(key => (key.Key, key.Patterns!))));
        }
    }

    private static Region Others(Region region, FieldPath typeKey, IReadOnlyList<string> names) =>
        region.And(typeKey, ValueSet.OfTexts(names).Complement());

    private static TypeNames Names(IEnumerable<EventType> types) => new(types);
}
