using Events;

namespace Infra.Filters;

/// <summary>
/// Types that the same consumers take, each under conditions and none without, and what is left of their events: those that
/// fail at least one condition of every consumer.
/// </summary>
internal sealed class LeftEvents
{
    /// <summary>Each alternative has at least one combination, so more of them can never be declared.</summary>
    private const int MostRegions = 150;

    private LeftEvents(IReadOnlyList<EventType> types, IReadOnlyList<Region> regions)
    {
        Types = types;
        Regions = regions;
    }

    public IReadOnlyList<EventType> Types { get; }

    /// <summary>Alternatives over the fields of the data.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <param name="fail">Hears why what is left cannot be told: one sentence, and what to do.</param>
    public static LeftEvents Of(IReadOnlyList<EventType> types, IReadOnlyList<TakenEvents> takers, Action<string> fail)
    {
        List<Region> regions = [Region.Everything];
        foreach (var taker in takers)
        {
            if (taker.Where.Fields.FirstOrDefault(condition => condition.Accepted is null) is { } opaque)
            {
                fail($"the events of {Names(types)} that {taker.Consumer} leaves could not be parked: {WhyNot(opaque)}, or let another "
                    + $"consumer take {Names(types)} without conditions.");
                return new LeftEvents(types, []);
            }

            // What is left fails one of its conditions: any of them.
            regions = Widest(regions.SelectMany(region => taker.Where.Fields.Select(
                condition => region.And(condition.Field, condition.Accepted!.Complement()))));
            if (regions.Count > MostRegions)
            {
                fail($"the conditions on {Names(types)} leave events in more than {MostRegions} ways, which no filter policy of the parking queue "
                    + "can say. Give fewer conditions, or let one consumer take them without conditions.");
                return new LeftEvents(types, []);
            }
        }

        return new LeftEvents(types, regions);
    }

    public static string Names(IEnumerable<EventType> types) => string.Join(" and ", types.Select(type => type.Name));

    /// <summary>Without what is empty, and what lies within another one.</summary>
    private static List<Region> Widest(IEnumerable<Region> regions)
    {
        var kept = new List<Region>();
        foreach (var region in regions.Where(region => !region.IsEmpty && !kept.Exists(region.IsWithin)))
        {
            kept.RemoveAll(other => other.IsWithin(region));
            kept.Add(region);
            if (kept.Count > MostRegions)
            {
                break;
            }
        }

        return kept;
    }

    private static string WhyNot(FieldCondition condition) => condition.InArray
        ? $"`{condition.Field}` is an array, of which SNS asks whether any element matches, never whether none does. Use another field"
        : $"SNS cannot negate {condition.Patterns.First(pattern => pattern.Accepted is null)} of `{condition.Field}`. "
            + "Use values, prefix, numeric, exists or anything-but";
}
