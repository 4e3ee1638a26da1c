using Infra.Components;

namespace Infra.Settings;

/// <summary>Filter policies are generated from what consumers take; SNS bounds how many combinations one may have.</summary>
internal static class FilterRules
{
    public static IEnumerable<string> Failures(string path, TopicSettings topic)
    {
        var parking = FilterPolicy.Complement(topic.Consumers.SelectMany(consumer => consumer.Takes)).Combinations;
        if (parking > AwsLimits.FilterPolicyCombinations)
        {
            yield return $"{path}: its consumers take so many event types that the parking queue's filter policy has {parking} combinations, "
                + $"SNS allows {AwsLimits.FilterPolicyCombinations}. Split the topic.";
        }
    }
}
