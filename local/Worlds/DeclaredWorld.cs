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
    private readonly Dictionary<FunctionId, DeclaredConsumer> directConsumers = [];
    private readonly Dictionary<FunctionId, int> attempts = [];
    private readonly Dictionary<string, string> outboxes = [];
    private readonly ImmutableDictionary<string, RecordedResource> queuesByArn;
    private readonly ImmutableDictionary<string, RecordedResource> tablesByStream;
    private readonly ImmutableDictionary<string, RecordedResource> functionsByName;

    private DeclaredWorld(World world, Tables tables, IReadOnlyList<RecordedResource> resources)
    {
        World = world;
        Tables = tables;
        queuesByArn = Of(resources, ResourceTypes.Queue).ToImmutableDictionary(queue => queue.Text("arn"));
        tablesByStream = Of(resources, ResourceTypes.Table).Where(table => table.Flag("streamEnabled")).ToImmutableDictionary(table => table.Text("streamArn"));
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

    /// <summary>The consumers that topics invoke without a queue between.</summary>
    public IReadOnlyDictionary<FunctionId, DeclaredConsumer> DirectConsumers => directConsumers;

    /// <summary>The names of tables whose stream a function reads, by their names in the program.</summary>
    public IReadOnlyDictionary<string, string> Outboxes => outboxes;

    /// <summary>What of the stack is left out here, a sentence each: nothing that changes an event's way.</summary>
    public IReadOnlyList<string> NotSimulated { get; private set; } = [];

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
            ResourceTypes.FunctionEventInvokeConfig, ResourceTypes.Permission,
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
            DeclaredQueue.Create(World, queue);
        }

        foreach (var topic in Of(resources, ResourceTypes.Topic))
        {
            topics[topic.Name] = DeclaredTopic.Create(World, topic);
        }

        foreach (var function in Of(resources, ResourceTypes.Function))
        {
            World.CreateFunction(DeclaredFunction.ConfigurationOf(function, Of(resources, ResourceTypes.Alias), invoker(function)));
        }

        new DeclaredPolicies(World, resources).Put();
        ConfigureInvocations(resources);

        // A mail or a call to somebody outside is the end of its way: nothing of the flow comes back from there.
        foreach (var subscription in Of(resources, ResourceTypes.TopicSubscription)
            .Where(subscription => subscription.Text("protocol") is not ("email" or "https") || IsPosted(subscription)))
        {
            World.Subscribe(SubscriptionOf(subscription));
        }

        foreach (var mapping in Of(resources, ResourceTypes.EventSourceMapping))
        {
            Map(mapping);
        }

        var alarms = new DeclaredAlarms(World.CloudWatch, resources);
        alarms.Put();
        var scaling = new DeclaredScaling(World, resources);
        scaling.Put();
        NotSimulated = [.. alarms.NotSimulated, .. scaling.NotSimulated];
    }

    /// <summary>Who may invoke a function, and what becomes of what it fails on.</summary>
    private void ConfigureInvocations(IReadOnlyList<RecordedResource> resources)
    {
        foreach (var permission in Of(resources, ResourceTypes.Permission)
            .Where(permission => permission.TextOrNull("principal") == "sns.amazonaws.com"))
        {
            var function = FunctionOf(permission, "function");
            // Without a source any topic may.
            foreach (var topic in topics.Values.Where(topic => (permission.TextOrNull("sourceArn") ?? World.ArnOf(topic)) == World.ArnOf(topic)))
            {
                World.AddPermission(function, topic);
            }
        }

        foreach (var config in Of(resources, ResourceTypes.FunctionEventInvokeConfig))
        {
            var invocation = DeclaredInvocation.ConfigOf(config, queuesByArn.ContainsKey);
            World.PutFunctionEventInvokeConfig(FunctionOf(config, "functionName"), invocation);
            attempts[FunctionOf(config, "functionName")] = 1 + invocation.MaximumRetryAttempts;
        }
    }

    private FunctionId FunctionOf(RecordedResource resource, string input) => World.FunctionByName(ResourceOf(resource, input).Text("name"));

    private RecordedResource ResourceOf(RecordedResource resource, string input) => functionsByName.GetValueOrDefault(resource.Text(input))
        ?? throw new UsageException($"{resource} is about {resource.Text(input)}, which is not a function of this stack.");

    /// <summary>Somebody brings it there.</summary>
    private bool IsPosted(RecordedResource subscription) => subscription.Text("protocol") == "https"
        && World.Options.Http is { } sender && Uri.TryCreate(subscription.Text("endpoint"), UriKind.Absolute, out var url) && sender.Reaches(url);

    private SubscriptionAttributes SubscriptionOf(RecordedResource subscription)
    {
        var attributes = new SubscriptionAttributes
        {
            Topic = World.TopicByArn(subscription.Text("topic")),
            RawMessageDelivery = subscription.Flag("rawMessageDelivery"),
            FilterPolicy = subscription.TextOrNull("filterPolicy"),
            FilterPolicyScope = subscription.TextOrNull("filterPolicyScope") == "MessageBody"
                ? FilterPolicyScope.MessageBody : FilterPolicyScope.MessageAttributes,
            DeadLetterTargetArn = subscription.TextOrNull("redrivePolicy") is { } json
                ? JsonDocument.Parse(json).RootElement.GetProperty("deadLetterTargetArn").GetString() : null,
        };
        switch (subscription.Text("protocol"))
        {
            case "sqs":
                return attributes with { Queue = World.QueueByArn(subscription.Text("endpoint")) };
            case "lambda":
                var function = FunctionOf(subscription, "endpoint");
                directConsumers[function] = new DeclaredConsumer(
                    DeclaredConsumer.NameOf(ResourceOf(subscription, "endpoint")), attempts.GetValueOrDefault(function, 1 + new EventInvokeConfig().MaximumRetryAttempts));
                return attributes with { Function = function };
            case "https":
                return attributes with { Protocol = "https", Endpoint = subscription.Text("endpoint") };
            case var protocol:
                throw new UsageException($"{subscription} has the protocol `{protocol}`, which is not simulated; `sqs` and `lambda` are.");
        }
    }

    private void Map(RecordedResource mapping)
    {
        var source = mapping.Text("eventSourceArn");
        var table = tablesByStream.GetValueOrDefault(source);
        var queue = queuesByArn.GetValueOrDefault(source);
        if (table is null && queue is null)
        {
            throw new UsageException($"{mapping} reads from {source}, which is not a queue or the stream of a table of this stack.");
        }

        var function = functionsByName.GetValueOrDefault(mapping.Text("functionName"))
            ?? throw new UsageException($"{mapping} invokes {mapping.Text("functionName")}, which is not a function of this stack.");
        if (table is not null)
        {
            outboxes[table.Name] = table.Text("name");
            World.CreateStreamMapping(DeclaredStream.MappingOf(
                mapping, Tables.StreamOf(table.Text("name")), World.FunctionByName(function.Text("name"))));
            return;
        }

        var id = World.QueueByArn(source);
        consumers[id] = new DeclaredConsumer(
            DeclaredConsumer.NameOf(function), World.AttributesOf(id).RedrivePolicy?.MaxReceiveCount);
        World.CreateEventSourceMapping(DeclaredMapping.Of(mapping, id, World.FunctionByName(function.Text("name"))));
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
            StreamArn = table.Flag("streamEnabled") ? table.Text("streamArn") : null,
            StreamViewType = table.TextOrNull("streamViewType") ?? "NEW_AND_OLD_IMAGES",
        };
    }

    private static IEnumerable<RecordedResource> Of(IReadOnlyList<RecordedResource> resources, string type) =>
        resources.Where(resource => resource.Type == type);
}
