using Tests.House;
using Tests.Local.Processes;

namespace Tests.Scenarios;

/// <summary>The scenario of all sample consumers, in three languages, each from its package.</summary>
[Collection("laptop")]
public sealed class SamplesTests
{
    [SamplesFact]
    public async Task One_event_reaches_consumers_in_three_languages_and_again_changes_nothing()
    {
        var report = await Laptop.RunAsync("samples", Path.Combine(Repository.Root, "local", "scenarios", "samples.json"));

        Assert.Empty(report.Failures);
        Assert.True(report.IsGood);
        Assert.Equal(
            ["analytics", "audit-log", "order-projection"],
            report.Events.Where(row => row.IsDuplicate).Select(row => row.Consumer!).Order());
        Assert.Equal(0, report.Totals.Lost);
    }
}

/// <summary>Skipped where one of the languages of the samples, or what their functions import, is not installed.</summary>
internal sealed class SamplesFactAttribute : FactAttribute
{
    public SamplesFactAttribute() => Skip = new NodeSdkFactAttribute().Skip ?? new Boto3FactAttribute().Skip;
}
