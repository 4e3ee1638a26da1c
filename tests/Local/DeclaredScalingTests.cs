using Local.Declaration;
using Local.Worlds;
using Sim;
using Sim.Lambda;
using Tests.House;

namespace Tests.Local;

/// <summary>What a stack declares of provisioned concurrency happens in the world that is made of it.</summary>
public sealed class DeclaredScalingTests
{
    [Fact]
    public async Task Provisioned_environments_are_ready_and_follow_their_schedule()
    {
        var dev = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.dev.yaml"));
        using var folder = new StackFolder(
            dev.Replace(
                "      function: WelcomeEmail\n",
                "      function: WelcomeEmail\n      scaling: { provisionedConcurrency: { minimum: 2, maximum: 6, schedules: { morning: { at: cron(0 8 * * ? *), timezone: UTC, minimum: 4, maximum: 6 } } } }\n",
                StringComparison.Ordinal),
            stack: "dev");
        var stack = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "dev"));

        var declared = DeclaredWorld.Build(
            stack,
            new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = stack.File.Region, Account = stack.File.Account, EnforcesPolicies = true },
            _ => new ModelledFunction { Duration = TimeSpan.FromMilliseconds(50) });

        Assert.Empty(declared.NotSimulated);
        Assert.Equal(2, Ready(declared));
        Assert.Equal(2, declared.World.CloudWatch.Alarms.Count(alarm => alarm.Name.StartsWith("TargetTracking-function:dev-welcome-email:live-Alarm", StringComparison.Ordinal)));
        declared.World.StepTo(DateTimeOffset.UnixEpoch + TimeSpan.FromHours(8.1));
        Assert.Equal(4, Ready(declared));
    }

    private static int Ready(DeclaredWorld declared) =>
        declared.World.Snapshot().Functions.Single(function => function.Name == "dev-welcome-email").ProvisionedConcurrency;
}
