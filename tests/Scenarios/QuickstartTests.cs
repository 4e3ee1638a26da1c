using Local.Declaration;
using Local.Running;
using Local.Scenarios;
using Tests.House;

namespace Tests.Scenarios;

/// <summary>The scenario of the README, with the real consumers from their packages.</summary>
[Collection("laptop")]
public sealed class QuickstartTests
{
    [Fact]
    public async Task Every_event_ends_as_the_scenario_says_and_none_is_lost()
    {
        var report = await Laptop.RunAsync("dev", Path.Combine(Repository.Root, "local", "scenarios", "quickstart.json"));

        Assert.Empty(report.Failures);
        Assert.True(report.IsGood);
        // Of the consumers that the README shows: whoever adds one adds rows of its own.
        var shown = report.Events.Where(row => row.Consumer is null or "welcome-email" or "order-projection").ToList();
        Assert.Equal((17, 0, 0), (report.Totals.Published, report.Totals.InFlight, report.Totals.Lost));
        Assert.Equal(
            (3, 13, 1, 3, 1),
            (shown.Count(row => row.Outcome == Outcome.Discarded), shown.Count(row => row.Outcome == Outcome.Processed), shown.Count(row => row.IsDuplicate),
                shown.Count(row => row.Outcome == Outcome.DeadLettered), shown.Count(row => row.Outcome == Outcome.Parked)));
    }

    [Fact]
    public async Task The_rows_are_the_sum_of_their_outcomes()
    {
        var report = await Laptop.RunAsync("dev", Path.Combine(Repository.Root, "local", "scenarios", "quickstart.json"));

        var totals = report.Totals;
        Assert.Equal(
            report.Events.Count,
            totals.Discarded + totals.Processed + totals.DeadLettered + totals.Parked + totals.InFlight + totals.Lost);
    }

    [Fact]
    public async Task One_changed_line_of_the_stack_changes_what_happens()
    {
        var yaml = Repository.Text("Pulumi.dev.yaml");
        using var folder = new Local.StackFolder(yaml.Replace("maxReceiveCount: 5", "maxReceiveCount: 2", StringComparison.Ordinal));
        var declared = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));
        var scenario = ScenarioReader.Read(Path.Combine(Repository.Root, "local", "scenarios", "quickstart.json"));

        var report = await Laptop.RunAsync(declared, scenario);

        Assert.All(report.Events.Where(row => row.Reason?.Contains("add up") == true), row => Assert.Equal((Outcome.DeadLettered, 2), (row.Outcome, row.Attempts)));
        Assert.Equal(1, report.Events.Single(row => row is { Name: "an article twice: no attempt will help", Consumer: "order-projection" }).Attempts);
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task Two_consumers_of_one_event_each_have_their_own_row()
    {
        var yaml = Repository.Text("Pulumi.dev.yaml");
        using var folder = new Local.StackFolder(
            yaml + "    second-mail: { takes: [user.signed-up], function: WelcomeEmail, state: { partitionKey: emailId } }\n");
        var declared = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));
        var scenario = ScenarioReader.Read(Path.Combine(Repository.Root, "local", "scenarios", "quickstart.json"));

        var report = await Laptop.RunAsync(declared, scenario);

        Assert.Empty(report.Failures);
        Assert.Equal(
            ["second-mail", "welcome-email"],
            report.Events.Where(row => row is { Name: "the guide's own event", Consumer: "second-mail" or "welcome-email", Outcome: Outcome.Processed })
                .Select(row => row.Consumer!).Order());
    }
}
