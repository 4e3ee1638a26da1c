using System.Text.RegularExpressions;

namespace Tests.Policies.Iam;

/// <summary>IAM's <c>*</c> and <c>?</c>.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text) => Regex.IsMatch(
        text, $"^{Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".")}$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
