using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace Infra.Components;

/// <summary>
/// A function that handles the messages of a queue in batches and reports which of them failed, so that one bad message
/// does not bring the others back.
/// </summary>
public sealed class LambdaConsumer : ComponentResource
{
    public LambdaConsumer(
        string name,
        ConsumerSettings settings,
        ConsumerQueue queue,
        ConsumerTables tables,
        Placement placement,
        ComponentResourceOptions? options = null)
        : base("infra:components:LambdaConsumer", name, options)
    {
        var failures = new ConsumerFailures(queue.DeadLetters, queue.Queue);
        var variables = tables.VariablesOf(settings);
        failures.AddVariables(variables, settings);
        Function = new EventFunction(
            name,
            settings.Function,
            [Poll(queue.Queue), .. tables.Grants, .. failures.Grants],
            variables,
            placement,
            new ComponentResourceOptions { Parent = this });
        Map(name, settings, queue.Queue);
        _ = WarmEnvironments.For(name, settings, Function, this);

        RegisterOutputs(new Dictionary<string, object?> { ["functionName"] = Function.Name });
    }

    public EventFunction Function { get; }

    private static Statement Poll(EventQueue queue) => new()
    {
        Sid = "Poll",
        Actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        Resources = [queue.Arn],
    };

    private EventSourceMapping Map(string name, ConsumerSettings settings, EventQueue queue)
    {
        var arguments = new EventSourceMappingArgs
        {
            EventSourceArn = queue.Arn,
            FunctionName = Function.Live.Arn,
            BatchSize = settings.Queue!.BatchSize,
            FunctionResponseTypes = { "ReportBatchItemFailures" },
        };
        if (settings.Queue.Fifo is null)
        {
            arguments.MaximumBatchingWindowInSeconds = (int)settings.Queue.BatchingWindow.TotalSeconds;
        }

        switch (settings.Scaling)
        {
            case ConsumerScaling.OnDemand { MaximumConcurrency: { } most }:
                arguments.ScalingConfig = new EventSourceMappingScalingConfigArgs { MaximumConcurrency = most };
                break;
            case ConsumerScaling.ProvisionedPollers pollers:
                arguments.ProvisionedPollerConfig = new EventSourceMappingProvisionedPollerConfigArgs
                {
                    MinimumPollers = pollers.Minimum,
                    MaximumPollers = pollers.Maximum,
                };
                break;
        }

        return new EventSourceMapping($"{name}-mapping", arguments, new CustomResourceOptions { Parent = this, DependsOn = { Function.Role.Policy } });
    }
}
