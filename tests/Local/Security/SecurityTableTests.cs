using Tests.Specs;

namespace Tests.Local.Security;

/// <summary>The table of threats names tests that exist.</summary>
public sealed class SecurityTableTests
{
    [Fact]
    public void Every_threat_is_met_by_tests_that_exist() => TestTable.Holds("tests/Local/Security/README.md", rows: 14);
}
