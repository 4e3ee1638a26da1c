using Infra.Policies;
using Infra.Settings;
using Infra.Settings.Rules;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace Infra.Components;

/// <summary>
/// A function that topics invoke without a queue between: each event on its own, at once. What it fails on after its retries,
/// or what waits for too long, goes with the reason to its failed queue.
/// </summary>
public sealed class DirectConsumer : ComponentResource
{
    public DirectConsumer(
        string name,
        ConsumerSettings settings,
        ConsumerSource.Direct source,
        ConsumerTables tables,
        Placement placement,
        ComponentResourceOptions? options = null)
        : base("infra:components:DirectConsumer", name, options)
    {
        Failed = CreateFailedQueue(name, placement);
        // Lambda sends with the function's role as well what it gives up on.
        var failures = new ConsumerFailures(Failed, Queue: null);
        var variables = tables.VariablesOf(settings);
        failures.AddVariables(variables, settings);
        Function = new EventFunction(
            name,
            settings.Function,
            [.. tables.Grants, .. failures.Grants],
            variables,
            placement,
            new ComponentResourceOptions { Parent = this });
        ConfigureInvocation(name, source);
        _ = WarmEnvironments.For(name, settings, Function, this);

        RegisterOutputs(new Dictionary<string, object?> { ["functionName"] = Function.Name, ["failedQueueUrl"] = Failed.Url });
    }

    public EventFunction Function { get; }

    /// <summary>What the function gave up on, as Lambda's destination record.</summary>
    public EventQueue Failed { get; }

    private EventQueue CreateFailedQueue(string name, Placement placement) => new(
        $"{name}-failed",
        new QueueShape { Retention = AwsLimits.MessageRetention.Most },
        // The function's own role sends to it, which its policy allows.
        new QueueAccess(),
        placement,
        new ComponentResourceOptions { Parent = this });

    private FunctionEventInvokeConfig ConfigureInvocation(string name, ConsumerSource.Direct source) => new(
        $"{name}-invocation",
        new FunctionEventInvokeConfigArgs
        {
            FunctionName = Function.Name,
            Qualifier = Function.Live.Name,
            MaximumRetryAttempts = source.Retries,
            MaximumEventAgeInSeconds = (int)source.MaximumEventAge.TotalSeconds,
            DestinationConfig = new FunctionEventInvokeConfigDestinationConfigArgs
            {
                OnFailure = new FunctionEventInvokeConfigDestinationConfigOnFailureArgs { Destination = Failed.Arn },
            },
        },
        new CustomResourceOptions { Parent = this, DependsOn = { Function.Role.Policy } });
}
