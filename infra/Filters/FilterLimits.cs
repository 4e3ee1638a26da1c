using System.Text;
using Infra.Settings;
using Infra.Settings.Rules;

namespace Infra.Filters;

/// <summary>What SNS refuses of a whole filter policy.</summary>
internal static class FilterLimits
{
    /// <summary>Each as the end of a sentence about the policy, and what to do.</summary>
    public static IEnumerable<string> Failures(FilterPolicy policy, string advice)
    {
        if (policy.Keys > AwsLimits.FilterPolicyKeys)
        {
            yield return $"has {policy.Keys} keys ({string.Join(", ", policy.KeyNames)}), SNS allows {AwsLimits.FilterPolicyKeys}. {advice}";
        }

        if (policy.Combinations > AwsLimits.FilterPolicyCombinations)
        {
            yield return $"has {policy.Combinations} combinations of values (they multiply over keys, and by the depth of each key; "
                + $"alternatives add up), SNS allows {AwsLimits.FilterPolicyCombinations}. {advice}";
        }

        if (policy.Json is { } json && Encoding.UTF8.GetByteCount(json) is > AwsLimits.FilterPolicyBytes and var bytes)
        {
            yield return $"has {bytes} bytes, SNS allows {AwsLimits.FilterPolicyBytes}. {advice}";
        }
    }
}
