using Infra.Settings;
using Pulumi;
using Pulumi.Aws.CodeDeploy;
using Pulumi.Aws.CodeDeploy.Inputs;

namespace Infra.Components;

/// <summary>
/// How one consumer's alias moves to a new version: in steps, and back at the first of the consumer's own alarms. The
/// deployment itself is started after <c>pulumi up</c>, by the pipeline.
/// </summary>
public sealed class ConsumerTrafficShift : ComponentResource
{
    /// <param name="guards">Names of the alarms at which it goes back.</param>
    public ConsumerTrafficShift(
        string name,
        TrafficShift shift,
        EventFunction function,
        IReadOnlyList<Output<string>> guards,
        TrafficShifting shifting,
        ComponentResourceOptions? options = null)
        : base("infra:components:ConsumerTrafficShift", name, options)
    {
        var steps = CreateSteps(name, shift);
        var group = CreateGroup(name, steps, guards, shifting);

        Start = Output.Tuple(shifting.Application.Name, group.DeploymentGroupName, function.Name, function.Live.Name, function.Version).Apply(parts =>
            new Dictionary<string, string>
            {
                ["application"] = parts.Item1,
                ["deploymentGroup"] = parts.Item2,
                ["function"] = parts.Item3,
                ["alias"] = parts.Item4,
                ["version"] = parts.Item5,
            });
        RegisterOutputs(new Dictionary<string, object?> { ["deploymentGroup"] = group.DeploymentGroupName });
    }

    /// <summary>What a deployment is started with: application, deploymentGroup, function, alias, and the version to move to.</summary>
    public Output<Dictionary<string, string>> Start { get; }

    private DeploymentConfig CreateSteps(string name, TrafficShift shift) => new(
        $"{name}-steps",
        new DeploymentConfigArgs
        {
            DeploymentConfigName = PhysicalName.Of(name),
            ComputePlatform = "Lambda",
            TrafficRoutingConfig = shift switch
            {
                TrafficShift.Canary => new DeploymentConfigTrafficRoutingConfigArgs
                {
                    Type = "TimeBasedCanary",
                    TimeBasedCanary = new DeploymentConfigTrafficRoutingConfigTimeBasedCanaryArgs
                    {
                        Percentage = shift.Percent,
                        Interval = (int)shift.Interval.TotalMinutes,
                    },
                },
                _ => new DeploymentConfigTrafficRoutingConfigArgs
                {
                    Type = "TimeBasedLinear",
                    TimeBasedLinear = new DeploymentConfigTrafficRoutingConfigTimeBasedLinearArgs
                    {
                        Percentage = shift.Percent,
                        Interval = (int)shift.Interval.TotalMinutes,
                    },
                },
            },
        },
        new CustomResourceOptions { Parent = this });

    private DeploymentGroup CreateGroup(string name, DeploymentConfig steps, IReadOnlyList<Output<string>> guards, TrafficShifting shifting) => new(
        $"{name}-group",
        new DeploymentGroupArgs
        {
            AppName = shifting.Application.Name,
            DeploymentGroupName = PhysicalName.Of(name),
            DeploymentConfigName = steps.DeploymentConfigName,
            ServiceRoleArn = shifting.Role.Arn,
            DeploymentStyle = new DeploymentGroupDeploymentStyleArgs { DeploymentType = "BLUE_GREEN", DeploymentOption = "WITH_TRAFFIC_CONTROL" },
            AlarmConfiguration = new DeploymentGroupAlarmConfigurationArgs
            {
                Enabled = true,
                // Alarms that cannot be read guard nothing: then it stops.
                IgnorePollAlarmFailure = false,
                Alarms = Together(guards),
            },
            AutoRollbackConfiguration = new DeploymentGroupAutoRollbackConfigurationArgs
            {
                Enabled = true,
                Events = { "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM" },
            },
        },
        new CustomResourceOptions { Parent = this, DependsOn = { shifting.Role.Policy } });

    private static InputList<string> Together(IEnumerable<Output<string>> names)
    {
        var list = new InputList<string>();
        foreach (var name in names)
        {
            list.Add(name);
        }

        return list;
    }
}
