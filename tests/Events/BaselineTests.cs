using Events;
using Events.Compatibility;
using Tests.House;
using Tests.Infra;

namespace Tests.Events;

/// <summary>
/// The gate: the catalog against what was last promised. <c>APPROVE=1 dotnet test --filter Baseline</c> writes the baseline
/// anew, unless somebody would break.
/// </summary>
public sealed class BaselineTests
{
    private const string File = "events/Baseline.json";

    [Fact]
    public void The_catalog_keeps_what_the_baseline_promises()
    {
        var path = Path.Combine(Repository.Root, File);
        Assert.True(Path.Exists(path), $"{File} is missing: without it any change would pass. Restore it from the main branch.");
        var (baseline, current) = (Contract.Parse(Repository.Text(File)), Contract.Of(EventCatalog.All));

        if (CompatibilityGate.Refusal(baseline, current) is { } refusal)
        {
            Assert.Fail(refusal);
        }

        if (Approved.IsRequested)
        {
            System.IO.File.WriteAllText(path, current.ToJson());
        }
        else if (CompatibilityGate.Review(baseline, current) is { } review)
        {
            Assert.Fail(review);
        }

        Assert.Equal(current.ToJson(), Repository.Text(File).ReplaceLineEndings("\n"));
    }
}
