using Infra.Policies;
using Infra.Settings;
using Infra.Settings.Rules;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace Infra.Components;

/// <summary>
/// A table into which producers write events together with their state, in one transaction, and the function that publishes
/// them from the table's stream. The item is the truth: it stays until it was published, whatever became of the stream.
/// </summary>
public sealed class EventOutbox : ComponentResource
{
    public EventOutbox(
        string name,
        OutboxSettings settings,
        IReadOnlyList<(TopicSettings Settings, EventTopic Topic)> topics,
        Placement placement,
        ComponentResourceOptions? options = null)
        : base("infra:components:EventOutbox", name, options)
    {
        var children = new ComponentResourceOptions { Parent = this };
        Table = new EventTable(name, partitionKey: "entity", placement, expiry: "expiresAt", children, sortKey: "sequence");
        GivenUp = CreateGivenUpQueue(name, placement);
        Function = new EventFunction(
            name,
            settings.Function,
            [ReadStream(), Mark(), TopicPublishing.Grant(topics), SendGivenUp()],
            new Dictionary<string, Output<string>>
            {
                [FunctionVariables.Outbox] = Output.Create(settings.Name),
                [FunctionVariables.OutboxTable] = Table.TableName,
                [FunctionVariables.OutboxRetention] = Output.Create($"{(long)settings.Retention.TotalSeconds}"),
                [FunctionVariables.Topics] = TopicPublishing.Describe(topics),
                [FunctionVariables.Timeout] = Output.Create($"{(int)settings.Function.Timeout.TotalSeconds}"),
            },
            placement,
            children);
        Map(name, settings);

        RegisterOutputs(new Dictionary<string, object?> { ["tableName"] = Table.TableName, ["functionName"] = Function.Name });
    }

    public EventTable Table { get; }

    public EventFunction Function { get; }

    /// <summary>Where Lambda says which records it gave up: their places in the stream, not what they hold.</summary>
    public EventQueue GivenUp { get; }

    private EventQueue CreateGivenUpQueue(string name, Placement placement) => new(
        $"{name}-failed",
        new QueueShape { Retention = AwsLimits.MessageRetention.Most },
        // Lambda sends with the function's role, which its policy allows.
        new QueueAccess(),
        placement,
        new ComponentResourceOptions { Parent = this });

    private Statement ReadStream() => new()
    {
        Sid = "ReadStream",
        Actions = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
        Resources = [Table.StreamArn],
    };

    private Statement Mark() => new() { Sid = "MarkItems", Actions = ["dynamodb:UpdateItem"], Resources = [Table.Arn] };

    private Statement SendGivenUp() => new() { Sid = "SendGivenUp", Actions = ["sqs:SendMessage"], Resources = [GivenUp.Arn] };

    private EventSourceMapping Map(string name, OutboxSettings settings) => new(
        $"{name}-mapping",
        new EventSourceMappingArgs
        {
            EventSourceArn = Table.StreamArn,
            FunctionName = Function.Live.Arn,
            // What was written before the mapping was there is published, too.
            StartingPosition = "TRIM_HORIZON",
            BatchSize = settings.BatchSize,
            // More would keep the order of each item only, and the events of an entity are several.
            ParallelizationFactor = 1,
            FunctionResponseTypes = { "ReportBatchItemFailures" },
            // An invocation that dies, and reports nothing, is tried with ever smaller batches: what comes before the cause gets through.
            BisectBatchOnFunctionError = true,
            // For ever: what SNS does not take today it takes tomorrow, and what it never takes the function does not fail on.
            MaximumRetryAttempts = -1,
            // But not until the stream itself forgets the record, of which nobody would hear.
            MaximumRecordAgeInSeconds = (int)AwsLimits.StreamRecordAge.TotalSeconds,
            DestinationConfig = new EventSourceMappingDestinationConfigArgs
            {
                OnFailure = new EventSourceMappingDestinationConfigOnFailureArgs { DestinationArn = GivenUp.Arn },
            },
        },
        new CustomResourceOptions { Parent = this, DependsOn = { Function.Role.Policy } });
}
