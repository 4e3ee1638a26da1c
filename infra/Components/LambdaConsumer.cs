using Infra.Packaging;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sqs;

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
        Queue queue,
        EventTable handled,
        EventTable? state,
        ComponentResourceOptions? options = null)
        : base("infra:components:LambdaConsumer", name, options)
    {
        var logs = CreateLogGroup(name, settings);
        var role = new ConsumerRole(
            name, queue, logs, state is null ? [handled] : [handled, state], new ComponentResourceOptions { Parent = this });
        var function = CreateFunction(name, settings, role, logs, EnvironmentOf(settings, handled, state));
        Map(name, settings, queue, function, role);

        FunctionName = function.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["functionName"] = FunctionName });
    }

    public Output<string> FunctionName { get; }

    /// <summary>Declared, because a log group that Lambda makes by itself is kept for ever.</summary>
    private LogGroup CreateLogGroup(string name, ConsumerSettings settings) => new(
        $"{name}-logs",
        new LogGroupArgs { Name = $"/aws/lambda/{PhysicalName.Of(name)}", RetentionInDays = (int)settings.LogRetention.TotalDays },
        new CustomResourceOptions { Parent = this });

    private Function CreateFunction(
        string name, ConsumerSettings settings, ConsumerRole role, LogGroup logs, InputMap<string> environment)
    {
        var arguments = new FunctionArgs
        {
            Name = PhysicalName.Of(name),
            Runtime = "dotnet10",
            Architectures = { "arm64" },
            Handler = FunctionPackage.Handler(settings.Function),
            Code = FunctionPackage.Archive(settings.Function),
            Role = role.Arn,
            Timeout = (int)settings.Timeout.TotalSeconds,
            MemorySize = settings.Memory,
            TracingConfig = new FunctionTracingConfigArgs { Mode = "Active" },
            Environment = new FunctionEnvironmentArgs { Variables = environment },
        };
        if (settings.ReservedConcurrency is { } reserved)
        {
            arguments.ReservedConcurrentExecutions = reserved;
        }

        return new Function(name, arguments, new CustomResourceOptions { Parent = this, DependsOn = { logs, role.Policy } });
    }

    /// <summary>What a consumer's code reads when it starts; functions/Consuming names each variable that it needs.</summary>
    private static InputMap<string> EnvironmentOf(ConsumerSettings settings, EventTable handled, EventTable? state)
    {
        var environment = new InputMap<string>
        {
            // Lambda's .NET runtime would put a prefix before each line, and the line would not be JSON any more.
            ["AWS_LAMBDA_HANDLER_LOG_FORMAT"] = "Unformatted",
            ["CONSUMER_NAME"] = settings.Name,
            ["FUNCTION_TIMEOUT_SECONDS"] = $"{(int)settings.Timeout.TotalSeconds}",
            ["IDEMPOTENCY_TABLE"] = handled.TableName,
        };
        if (state is not null)
        {
            environment.Add("STATE_TABLE", state.TableName);
        }

        return environment;
    }

    private EventSourceMapping Map(string name, ConsumerSettings settings, Queue queue, Function function, ConsumerRole role)
    {
        var arguments = new EventSourceMappingArgs
        {
            EventSourceArn = queue.Arn,
            FunctionName = function.Arn,
            BatchSize = settings.BatchSize,
            MaximumBatchingWindowInSeconds = (int)settings.BatchingWindow.TotalSeconds,
            FunctionResponseTypes = { "ReportBatchItemFailures" },
        };
        if (settings.MaximumConcurrency is { } concurrency)
        {
            arguments.ScalingConfig = new EventSourceMappingScalingConfigArgs { MaximumConcurrency = concurrency };
        }

        return new EventSourceMapping($"{name}-mapping", arguments, new CustomResourceOptions { Parent = this, DependsOn = { role.Policy } });
    }
}
