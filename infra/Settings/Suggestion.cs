namespace Infra.Settings;

/// <summary>What somebody who misspelt a name probably meant.</summary>
public static class Suggestion
{
    /// <summary>A longer list hides the one name that was meant.</summary>
    private const int ShortList = 12;

    /// <summary>A sentence to end an error with: the nearest known name if one is near, and all of them.</summary>
    public static string For(string given, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = names
            .Select(name => (Name: name, Distance: Distance(given, name)))
            .Where(candidate => candidate.Distance <= Math.Max(2, given.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        var all = names.Count == 0 ? "there are none" : $"known: {string.Join(", ", names)}";
        return nearest is null ? $"{Capitalized(all)}."
            : names.Count > ShortList ? $"Did you mean `{nearest}`?" : $"Did you mean `{nearest}`? ({all})";
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one into the other.</summary>
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Cheapest(i, j);
            }
        }

        return distances[left.Length, right.Length];

        int Cheapest(int i, int j)
        {
            var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
            var cost = Math.Min(Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1, distances[i - 1, j - 1] + (same ? 0 : 1));
            var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            return swapped ? Math.Min(cost, distances[i - 2, j - 2] + 1) : cost;
        }
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
