using System.Text.Json;

namespace Sim.Policies;

/// <summary>Texts of policies: one or a list of them, with <c>*</c> for any and <c>?</c> for one character.</summary>
internal static class PolicyText
{
    public static IReadOnlyList<string> ListOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => [.. json.EnumerateArray().Select(Text)],
        _ => [Text(json)],
    };

    /// <summary>Whether the whole text fits the pattern, in time proportional to the product of their lengths at worst.</summary>
    public static bool Matches(string pattern, string text, bool ignoreCase)
    {
        var (at, from, star, resume) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (from < pattern.Length && pattern[from] != '*' && (pattern[from] == '?' || Same(pattern[from], text[at], ignoreCase)))
            {
                at++;
                from++;
            }
            else if (from < pattern.Length && pattern[from] == '*')
            {
                star = from++;
                resume = at;
            }
            else if (star >= 0)
            {
                // Let the last star take one more.
                from = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(from).Trim('*').IsEmpty;
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToLowerInvariant(one) == char.ToLowerInvariant(other));

    private static string Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        _ => throw new InvalidOperationException($"a text or a list of texts was expected, is {json.GetRawText()}"),
    };
}
