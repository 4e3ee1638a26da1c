using Infra.Settings;
using Pulumi;
using Pulumi.Aws.AppAutoScaling;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Pulumi.Aws.Lambda;

namespace Infra.Components;

/// <summary>
/// Environments of a function that are warm before they are needed; their number follows how many of them are in use.
/// </summary>
public sealed class WarmEnvironments : ComponentResource
{
    private const string Service = "lambda";
    private const string Dimension = "lambda:function:ProvisionedConcurrency";

    private WarmEnvironments(string name, ConsumerScaling.ProvisionedConcurrency scaling, EventFunction function, ComponentResourceOptions options)
        : base("infra:components:WarmEnvironments", name, options)
    {
        var provisioned = Provision(name, scaling, function);
        var target = CreateTarget(name, scaling, function, provisioned);
        Track(name, scaling, target);
        foreach (var schedule in scaling.Schedules)
        {
            Follow(name, schedule, target);
        }

        RegisterOutputs();
    }

    /// <summary>Null where the consumer scales in another way.</summary>
    public static WarmEnvironments? For(string name, ConsumerSettings settings, EventFunction function, Resource parent) =>
        settings.Scaling is ConsumerScaling.ProvisionedConcurrency scaling
            ? new WarmEnvironments($"{name}-warm", scaling, function, new ComponentResourceOptions { Parent = parent })
            : null;

    private ProvisionedConcurrencyConfig Provision(string name, ConsumerScaling.ProvisionedConcurrency scaling, EventFunction function) => new(
        name,
        new ProvisionedConcurrencyConfigArgs
        {
            FunctionName = function.Name,
            Qualifier = function.Live.Name,
            ProvisionedConcurrentExecutions = scaling.Minimum,
        },
        // From here on Application Auto Scaling decides.
        new CustomResourceOptions { Parent = this, IgnoreChanges = ["provisionedConcurrentExecutions"] });

    private Target CreateTarget(
        string name, ConsumerScaling.ProvisionedConcurrency scaling, EventFunction function, ProvisionedConcurrencyConfig provisioned) => new(
        $"{name}-target",
        new TargetArgs
        {
            ServiceNamespace = Service,
            ScalableDimension = Dimension,
            ResourceId = Output.Format($"function:{function.Name}:{function.Live.Name}"),
            MinCapacity = scaling.Minimum,
            MaxCapacity = scaling.Maximum,
        },
        new CustomResourceOptions { Parent = this, DependsOn = { provisioned } });

    // Step scaling does not exist for Lambda.
    private Policy Track(string name, ConsumerScaling.ProvisionedConcurrency scaling, Target target) => new(
        $"{name}-tracking",
        new PolicyArgs
        {
            Name = PhysicalName.Of(name),
            PolicyType = "TargetTrackingScaling",
            ServiceNamespace = target.ServiceNamespace,
            ScalableDimension = target.ScalableDimension,
            ResourceId = target.ResourceId,
            TargetTrackingScalingPolicyConfiguration = new PolicyTargetTrackingScalingPolicyConfigurationArgs
            {
                TargetValue = scaling.Utilization,
                PredefinedMetricSpecification = new PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs
                {
                    PredefinedMetricType = "LambdaProvisionedConcurrencyUtilization",
                },
            },
        },
        new CustomResourceOptions { Parent = this });

    private void Follow(string name, ScalingSchedule schedule, Target target) => _ = new ScheduledAction(
        $"{name}-{schedule.Name}",
        new ScheduledActionArgs
        {
            Name = PhysicalName.Of($"{name}-{schedule.Name}"),
            ServiceNamespace = target.ServiceNamespace,
            ScalableDimension = target.ScalableDimension,
            ResourceId = target.ResourceId,
            Schedule = schedule.Expression,
            Timezone = schedule.Timezone,
            ScalableTargetAction = new ScheduledActionScalableTargetActionArgs { MinCapacity = schedule.Minimum, MaxCapacity = schedule.Maximum },
        },
        new CustomResourceOptions { Parent = this });
}
