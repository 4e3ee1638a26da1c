using Infra.Filters;

namespace Infra.Settings.Rules;

/// <summary>Filter policies are generated from what consumers take; SNS bounds what they can say, and how many combinations one may have.</summary>
internal static class FilterRules
{
    public static IEnumerable<string> Failures(string path, TopicSettings topic)
    {
        // With conditions it has been checked where these were read.
        var wide = topic.Taken.Where(taken => taken.Where.AreNone).SelectMany(taken => FilterLimits
            .Failures(FilterPolicy.Of(taken.Types, taken.Where, topic.FilterScope), "Declare a second consumer for some of its types.")
            .Select(failure => $"the filter policy of {taken.Consumer} {failure}"));
        return ParkingFilter.Of(topic.Taken, topic.FilterScope).Failures.Concat(wide)
            .Select(failure => $"{path}: {failure}");
    }
}
