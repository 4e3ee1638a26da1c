using System.Collections.Immutable;
using System.Text.Json;
using Local.Declaration;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Local.Worlds;

/// <summary>
/// The world that a stack declares, made from its raw AWS resources: a resource that a user adds by hand is run too. What
/// matters for the flow and cannot be simulated is refused by name.
/// </summary>
public sealed class DeclaredWorld
{
    private readonly Dictionary<string, TopicId> topics = [];
    private readonly Dictionary<QueueId, DeclaredConsumer> consumers = [];
    private readonly ImmutableDictionary<string, RecordedResource> queuesByArn;
    private readonly ImmutableDictionary<string, RecordedResource> functionsByName;

    private DeclaredWorld(World world, Tables tables, IReadOnlyList<RecordedResource> resources)
    {
        World = world;
        Tables = tables;
        queuesByArn = Of(resources, ResourceTypes.Queue).ToImmutableDictionary(queue => queue.Text("arn"));
        functionsByName = Of(resources, ResourceTypes.Function)
            .SelectMany(function => new[] { (Key: function.Text("arn"), function), (Key: function.Text("name"), function) })
            .ToImmutableDictionary(entry => entry.Key, entry => entry.function);
        // An alias stands for its function: on the laptop there is one version of it.
        foreach (var alias in Of(resources, ResourceTypes.Alias))
        {
            functionsByName = functionsByName.SetItem(alias.Text("arn"), functionsByName[alias.Text("functionName")]);
        }
    }

    public World World { get; }

    public Tables Tables { get; }

    /// <summary>By their names in the program.</summary>
    public IReadOnlyDictionary<string, TopicId> Topics => topics;

    /// <summary>The consumer of each queue that has one; a queue without is a place to wait in.</summary>
    public IReadOnlyDictionary<QueueId, DeclaredConsumer> Consumers => consumers;

    /// <param name="invoker">What runs a function, given its resource.</param>
    public static DeclaredWorld Build(DeclaredStack stack, WorldOptions options, Func<RecordedResource, IInvoker> invoker)
    {
        RefuseUnknown(stack.Resources);
        var world = new World(options);
        var declared = new DeclaredWorld(world, new Tables(world.Clock), stack.Resources);
        declared.Build(stack.Resources, invoker);
        return declared;
    }

    private static void RefuseUnknown(IReadOnlyList<RecordedResource> resources)
    {
        string[] simulated =
        [
            ResourceTypes.Queue, ResourceTypes.Topic, ResourceTypes.TopicSubscription, ResourceTypes.Function,
            ResourceTypes.Alias, ResourceTypes.EventSourceMapping, ResourceTypes.Table,
        ];
        if (resources.FirstOrDefault(resource => !simulated.Contains(resource.Type)
            && !ResourceTypes.WithoutEffectOnTheFlow.Contains(resource.Type)) is { } unknown)
        {
            throw new UsageException($"{unknown} may change which way messages go, and is not simulated. Run this stack on AWS, or leave it out.");
        }
    }

    private void Build(IReadOnlyList<RecordedResource> resources, Func<RecordedResource, IInvoker> invoker)
    {
        foreach (var table in Of(resources, ResourceTypes.Table))
        {
            Tables.CreateTable(TableOf(table));
        }

        foreach (var queue in Of(resources, ResourceTypes.Queue))
        {
            World.CreateQueue(QueueOf(queue));
        }

        foreach (var topic in Of(resources, ResourceTypes.Topic))
        {
            topics[topic.Name] = World.CreateTopic(new TopicAttributes { Name = topic.Text("name"), FifoTopic = topic.Flag("fifoTopic") });
        }

        // A mail or a call to somebody outside is the end of its way: nothing of the flow comes back from there.
        foreach (var subscription in Of(resources, ResourceTypes.TopicSubscription)
            .Where(subscription => subscription.Text("protocol") is not ("email" or "https")))
        {
            World.Subscribe(SubscriptionOf(subscription));
        }

        foreach (var function in Of(resources, ResourceTypes.Function))
        {
            World.CreateFunction(new FunctionConfiguration
            {
                Name = function.Text("name"),
                Timeout = function.Seconds("timeout") ?? TimeSpan.FromSeconds(3),
                // -1 is the provider's word for unreserved.
                ReservedConcurrency = function.Integer("reservedConcurrentExecutions") is { } reserved and >= 0 ? reserved : null,
                Invoker = invoker(function),
            });
        }

        foreach (var mapping in Of(resources, ResourceTypes.EventSourceMapping))
        {
            Map(mapping);
        }
    }

    private static QueueAttributes QueueOf(RecordedResource queue)
    {
        var attributes = new QueueAttributes { Name = queue.Text("name"), FifoQueue = queue.Flag("fifoQueue") };
        return attributes with
        {
            VisibilityTimeout = queue.Seconds("visibilityTimeoutSeconds") ?? attributes.VisibilityTimeout,
            MessageRetentionPeriod = queue.Seconds("messageRetentionSeconds") ?? attributes.MessageRetentionPeriod,
            Delay = queue.Seconds("delaySeconds") ?? attributes.Delay,
            MaximumMessageSize = queue.Integer("maxMessageSize") ?? attributes.MaximumMessageSize,
            ReceiveMessageWaitTime = queue.Seconds("receiveWaitTimeSeconds") ?? attributes.ReceiveMessageWaitTime,
            RedrivePolicy = queue.TextOrNull("redrivePolicy") is { } json ? RedriveOf(json) : null,
        };
    }

    private static RedrivePolicy RedriveOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var count = document.RootElement.GetProperty("maxReceiveCount");
        // AWS takes the number as a number or as a numeric text.
        return new RedrivePolicy(
            document.RootElement.GetProperty("deadLetterTargetArn").GetString()!,
            count.ValueKind == JsonValueKind.String ? int.Parse(count.GetString()!) : count.GetInt32());
    }

    private SubscriptionAttributes SubscriptionOf(RecordedResource subscription)
    {
        var protocol = subscription.Text("protocol");
        if (protocol != "sqs")
        {
            throw new UsageException($"{subscription} has the protocol `{protocol}`, which is not simulated; `sqs` is.");
        }

        return new SubscriptionAttributes
        {
            Topic = World.TopicByArn(subscription.Text("topic")),
            Queue = World.QueueByArn(subscription.Text("endpoint")),
            RawMessageDelivery = subscription.Flag("rawMessageDelivery"),
            FilterPolicy = subscription.TextOrNull("filterPolicy"),
            FilterPolicyScope = subscription.TextOrNull("filterPolicyScope") == "MessageBody"
                ? FilterPolicyScope.MessageBody : FilterPolicyScope.MessageAttributes,
            DeadLetterTargetArn = subscription.TextOrNull("redrivePolicy") is { } json
                ? JsonDocument.Parse(json).RootElement.GetProperty("deadLetterTargetArn").GetString() : null,
        };
    }

    private void Map(RecordedResource mapping)
    {
        var queue = queuesByArn.GetValueOrDefault(mapping.Text("eventSourceArn"))
            ?? throw new UsageException($"{mapping} reads from {mapping.Text("eventSourceArn")}, which is not a queue of this stack.");
        var function = functionsByName.GetValueOrDefault(mapping.Text("functionName"))
            ?? throw new UsageException($"{mapping} invokes {mapping.Text("functionName")}, which is not a function of this stack.");
        foreach (var input in new[] { "filterCriteria", "provisionedPollerConfig" }.Where(input => mapping.Inputs.ContainsKey(input)))
        {
            throw new UsageException($"{mapping} has `{input}`, which is not simulated.");
        }

        var id = World.QueueByArn(queue.Text("arn"));
        consumers[id] = new DeclaredConsumer(
            DeclaredConsumer.NameOf(function), World.AttributesOf(id).RedrivePolicy?.MaxReceiveCount);
        World.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = id,
            Function = World.FunctionByName(function.Text("name")),
            BatchSize = mapping.Integer("batchSize") ?? 10,
            MaximumBatchingWindow = mapping.Seconds("maximumBatchingWindowInSeconds") ?? TimeSpan.Zero,
            MaximumConcurrency = mapping.Map("scalingConfig")?.GetValueOrDefault("maximumConcurrency") is double most ? (int)most : null,
            ReportBatchItemFailures = mapping.List("functionResponseTypes").Contains("ReportBatchItemFailures"),
            Enabled = mapping.Inputs.GetValueOrDefault("enabled") is not false,
        });
    }

    private static TableDeclaration TableOf(RecordedResource table)
    {
        var types = table.List("attributes").Cast<ImmutableDictionary<string, object>>()
            .ToDictionary(attribute => (string)attribute["name"], attribute => (string)attribute["type"]);
        KeyAttribute Key(string name) => new(name, types.GetValueOrDefault(name, "S"));
        return new TableDeclaration
        {
            Name = table.Text("name"),
            HashKey = Key(table.Text("hashKey")),
            RangeKey = table.TextOrNull("rangeKey") is { } range ? Key(range) : null,
            TtlAttribute = table.Map("ttl")?.GetValueOrDefault("attributeName") as string,
        };
    }

    private static IEnumerable<RecordedResource> Of(IReadOnlyList<RecordedResource> resources, string type) =>
        resources.Where(resource => resource.Type == type);
}
