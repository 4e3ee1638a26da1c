namespace Tests.Specs;

/// <summary>The table of rules names tests that exist.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void Every_rule_is_shown_by_tests_that_exist() => TestTable.Holds("tests/Specs/README.md", rows: 1);
}
