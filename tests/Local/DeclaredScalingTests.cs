using System.Collections.Immutable;
using Local.Declaration;
using Local.Hosting;
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

    [Fact]
    public async Task A_metric_that_a_consumer_writes_into_its_log_is_tracked()
    {
        var declared = await Build(Member("customizedMetricSpecification", Member("namespace", "Shop").Add("metricName", "Waiting").Add("statistic", "Maximum")
            .Add("dimensions", ImmutableArray.Create<object>(Member("name", "Consumer").Add("value", "welcome-email")))));
        Assert.Empty(declared.NotSimulated);

        for (var minute = 0; minute < 5; minute++)
        {
            EmbeddedMetrics.Put(declared.World, ["""{"_aws":{"CloudWatchMetrics":[{"Namespace":"Shop","Dimensions":[["Consumer"]],"Metrics":[{"Name":"Waiting"}]}]},"Consumer":"welcome-email","Waiting":20}"""]);
            declared.World.StepTo(declared.World.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        }

        // Twice what it is to be: two become four, and four would become eight.
        Assert.Equal([4, 6], declared.World.Trace.Where(fact => fact.Kind == FactKind.Scaled).Select(fact => fact.Count));
    }

    [Fact]
    public async Task Metric_math_is_left_out_by_name()
    {
        var declared = await Build(Member("customizedMetricSpecification", Member("metrics", ImmutableArray.Create<object>(Member("id", "m1")))));

        Assert.Contains("metric math (`metrics` of its customized metric) is not simulated", Assert.Single(declared.NotSimulated));
        Assert.DoesNotContain(declared.World.CloudWatch.Alarms, alarm => alarm.Name.StartsWith("TargetTracking", StringComparison.Ordinal));
    }

    /// <summary>With a policy that keeps another metric at 10.</summary>
    private static async Task<DeclaredWorld> Build(ImmutableDictionary<string, object> tracking)
    {
        var dev = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.dev.yaml"));
        using var folder = new StackFolder(
            dev.Replace(
                "      function: WelcomeEmail\n",
                "      function: WelcomeEmail\n      scaling: { provisionedConcurrency: { minimum: 2, maximum: 6 } }\n",
                StringComparison.Ordinal),
            stack: "dev");
        var stack = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "dev"));
        var altered = DeclaredStack.Of(stack.File, stack.Recording.With(resource => resource.Type == "aws:appautoscaling/policy:Policy"
            ? resource with { Inputs = resource.Inputs.SetItem("targetTrackingScalingPolicyConfiguration", tracking.Add("targetValue", 10.0)) } : resource));
        return DeclaredWorld.Build(
            altered,
            new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = stack.File.Region, Account = stack.File.Account, EnforcesPolicies = true },
            _ => new ModelledFunction { Duration = TimeSpan.FromMilliseconds(50) });
    }

    private static ImmutableDictionary<string, object> Member(string name, object value) => ImmutableDictionary<string, object>.Empty.Add(name, value);

    private static int Ready(DeclaredWorld declared) =>
        declared.World.Snapshot().Functions.Single(function => function.Name == "dev-welcome-email").ProvisionedConcurrency;
}
