using Local.Declaration;
using Local.Running;
using Local.Scenarios;
using Tests.House;
using Tests.Local.Policies;
using Tests.Policies;

namespace Tests.Scenarios;

/// <summary>A consumer's own code, with its own SDK, meets what its role may not.</summary>
[Collection("laptop")]
public sealed class MissingPermissionTests
{
    private static readonly string Scenario = Path.Combine(Repository.Root, "local", "scenarios", "quickstart.json");

    [Fact]
    public async Task A_handler_whose_role_may_not_write_its_table_fails_with_the_words_of_DynamoDB()
    {
        var dev = await DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev"));
        var altered = dev.Without("KeepState", resource => resource.Type == AwsType.RolePolicy && resource.Name.StartsWith("welcome-email", StringComparison.Ordinal));

        var report = await Laptop.RunAsync(altered, ScenarioReader.Read(Scenario));

        var rows = report.Events.Where(row => row.Consumer == "welcome-email").ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(Outcome.DeadLettered, row.Outcome));
        Assert.All(rows, row => Assert.Contains("is not authorized to perform: dynamodb:", row.Reason));
        Assert.All(report.Events.Where(row => row.Consumer == "order-projection"), row => Assert.DoesNotContain("not authorized", row.Reason ?? ""));
    }
}
