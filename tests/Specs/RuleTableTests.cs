using System.Text.RegularExpressions;
using Tests.House;

namespace Tests.Specs;

/// <summary>The table of rules names tests that exist.</summary>
public sealed partial class RuleTableTests
{
    [Fact]
    public void Every_rule_is_shown_by_tests_that_exist()
    {
        var rows = Repository.Text("tests/Specs/README.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        var tests = typeof(RuleTableTests).Assembly.GetTypes().ToLookup(type => type.Name);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(Named(), row));
        Assert.All(rows.SelectMany(row => Named().Matches(row)), name => Assert.Contains(
            tests[name.Groups["type"].Value],
            type => !name.Groups["method"].Success || type.GetMethod(name.Groups["method"].Value) is not null));
    }

    [GeneratedRegex(@"`(?<type>\w+(Specs|Tests))(\.(?<method>\w+))?`")]
    private static partial Regex Named();
}
