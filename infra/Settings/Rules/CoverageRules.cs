using Events;

namespace Infra.Settings.Rules;

/// <summary>What must hold for the event types of the declared topics, if a stack wants each of them to be taken.</summary>
internal static class CoverageRules
{
    public static IEnumerable<string> Failures(StackSettings settings)
    {
        if (settings.Coverage != Coverage.Refuse)
        {
            yield break;
        }

        foreach (var topic in settings.Topics)
        {
            var left = EventCatalog.All.Where(type => type.Topic == topic.Name).Except(topic.Taken.SelectMany(taken => taken.Types))
                .Select(type => type.Name).Distinct().Order(StringComparer.Ordinal).ToList();
            if (left.Count > 0)
            {
                yield return $"infra:coverage is refuse, and nobody takes {string.Join(", ", left.Select(name => $"`{name}`"))} of the topic `{topic.Name}`. "
                    + $"Let a consumer take {(left.Count == 1 ? "it" : "them")}, such as `takes: [{string.Join(", ", left)}]`, "
                    + "or say `infra:coverage: report`: then they are parked.";
            }
        }
    }
}
