using System.Collections.Immutable;
using Local.Declaration;
using Sim;
using Sim.AutoScaling;
using Sim.CloudWatch;
using Sim.Lambda;

namespace Local.Worlds;

/// <summary>The provisioned concurrency that a stack declares, and what scales it, as the simulated AWS takes them.</summary>
internal sealed class DeclaredScaling(World world, IReadOnlyList<RecordedResource> resources)
{
    private const string Dimension = "lambda:function:ProvisionedConcurrency";
    private const string Predefined = "LambdaProvisionedConcurrencyUtilization";

    private readonly List<string> notSimulated = [];

    /// <summary>What changes no event's way and is left out, and why.</summary>
    public IReadOnlyList<string> NotSimulated => notSimulated;

    public void Put()
    {
        foreach (var config in Of(ResourceTypes.ProvisionedConcurrencyConfig))
        {
            // It was deployed before, and is ready.
            world.PutProvisionedConcurrency(
                world.FunctionByName(LastPart(config.Text("functionName"))), config.Text("qualifier"), config.Integer("provisionedConcurrentExecutions") ?? 1, isReady: true);
        }

        foreach (var target in Of(ResourceTypes.ScalableTarget).Where(IsOfLambda))
        {
            world.AutoScaling.RegisterScalableTarget(FunctionOf(target), target.Integer("minCapacity") ?? 0, target.Integer("maxCapacity") ?? 0);
        }

        foreach (var policy in Of(ResourceTypes.ScalingPolicy).Where(IsOfLambda))
        {
            Put(policy);
        }

        foreach (var action in Of(ResourceTypes.ScheduledAction).Where(IsOfLambda))
        {
            var bounds = action.Map("scalableTargetAction") ?? ImmutableDictionary<string, object>.Empty;
            world.AutoScaling.PutScheduledAction(FunctionOf(action), new ScheduledAction(
                action.Text("name"), action.Text("schedule"), action.TextOrNull("timezone"), NumberOf(bounds, "minCapacity"), NumberOf(bounds, "maxCapacity")));
        }
    }

    private void Put(RecordedResource policy)
    {
        var tracking = policy.Map("targetTrackingScalingPolicyConfiguration");
        var custom = tracking?.GetValueOrDefault("customizedMetricSpecification") as ImmutableDictionary<string, object>;
        var predefined = (tracking?.GetValueOrDefault("predefinedMetricSpecification") as ImmutableDictionary<string, object>)?.GetValueOrDefault("predefinedMetricType");
        if (tracking is null || (custom is null ? predefined is not Predefined : custom.ContainsKey("metrics")))
        {
            notSimulated.Add(custom is null
                ? $"{policy} does not scale here: other predefined metrics than {Predefined} are not simulated."
                : $"{policy} does not scale here: metric math (`metrics` of its customized metric) is not simulated; one metric by its name is.");
            return;
        }

        var alarms = (policy.Outputs.GetValueOrDefault("alarmArns") as IEnumerable<object> ?? []).OfType<string>().Select(arn => arn[(arn.IndexOf(":alarm:", StringComparison.Ordinal) + 7)..]).ToList();
        world.AutoScaling.PutScalingPolicy(FunctionOf(policy), new TargetTrackingPolicy(policy.Text("name"), tracking["targetValue"] as double? ?? 0)
        {
            Metric = custom is null ? null : MetricOf(custom),
            Statistic = custom is null ? Statistic.Average : Statistic.Parse(custom.GetValueOrDefault("statistic") as string ?? ""),
            ScaleOutCooldown = TimeSpan.FromSeconds(NumberOf(tracking, "scaleOutCooldown") ?? 0),
            ScaleInCooldown = TimeSpan.FromSeconds(NumberOf(tracking, "scaleInCooldown") ?? 0),
            DisableScaleIn = tracking.GetValueOrDefault("disableScaleIn") is true,
            Arn = policy.TextOrNull("arn"),
            AlarmHigh = alarms.Find(name => name.Contains("-AlarmHigh-", StringComparison.Ordinal)),
            AlarmLow = alarms.Find(name => name.Contains("-AlarmLow-", StringComparison.Ordinal)),
        });
    }

    /// <summary>What CloudWatch holds by this name: a service's metric, or one that consumers write into their logs.</summary>
    private static MetricId MetricOf(ImmutableDictionary<string, object> custom)
    {
        var dimensions = (custom.GetValueOrDefault("dimensions") as IEnumerable<object> ?? []).Cast<ImmutableDictionary<string, object>>()
            .Select(dimension => ((string)dimension["name"], (string)dimension["value"]));
        return MetricId.Of(custom.GetValueOrDefault("namespace") as string ?? "", custom.GetValueOrDefault("metricName") as string ?? "", [.. dimensions]);
    }

    /// <summary>Of <c>function:NAME:ALIAS</c>.</summary>
    private FunctionId FunctionOf(RecordedResource resource) => world.FunctionByName(resource.Text("resourceId").Split(':')[1]);

    private bool IsOfLambda(RecordedResource resource)
    {
        var isOfLambda = resource.TextOrNull("scalableDimension") == Dimension;
        if (!isOfLambda)
        {
            notSimulated.Add($"{resource} does not scale here: {resource.TextOrNull("scalableDimension")} is not simulated.");
        }

        return isOfLambda;
    }

    private IEnumerable<RecordedResource> Of(string type) => resources.Where(resource => resource.Type == type);

    private static int? NumberOf(ImmutableDictionary<string, object> map, string name) => map.GetValueOrDefault(name) is double number ? (int)number : null;

    private static string LastPart(string name) => name[(name.LastIndexOf(':') + 1)..];
}
