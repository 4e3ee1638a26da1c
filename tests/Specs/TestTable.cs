using System.Text.RegularExpressions;
using Tests.House;

namespace Tests.Specs;

/// <summary>A table in Markdown whose every row names the tests that show it.</summary>
internal static partial class TestTable
{
    /// <param name="rows">How many there are at least.</param>
    public static void Holds(string file, int rows)
    {
        var lines = Repository.Text(file).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        var tests = typeof(TestTable).Assembly.GetTypes().ToLookup(type => type.Name);

        Assert.True(lines.Count >= rows, $"{file} has {lines.Count} rows, {rows} are expected.");
        Assert.All(lines, line => Assert.Matches(Named(), line));
        Assert.All(lines.SelectMany(line => Named().Matches(line)), name => Assert.Contains(
            tests[name.Groups["type"].Value],
            type => !name.Groups["method"].Success || type.GetMethod(name.Groups["method"].Value) is not null));
    }

    [GeneratedRegex(@"`(?<type>\w+(Specs|Tests))(\.(?<method>\w+))?`")]
    private static partial Regex Named();
}
