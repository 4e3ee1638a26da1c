using System.Collections.Immutable;
using Infra.Components;
using Infra.Monitoring;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The event backbone of one environment: what it declares is all there is.</summary>
public sealed class EventStack : Stack
{
    private readonly StackSettings settings;
    private readonly Placement placement;
    private readonly Alerts alerts;
    private readonly EventTable handled, failures;
    private readonly StackOutputs outputs = new();
    private readonly Dictionary<string, DeclaredTopic> topics = [];
    private readonly List<(ConsumerSettings Settings, WatchedConsumer Watched)> consumers = [];
    private TrafficShifting? shifting;

    public EventStack()
        : this(null)
    {
    }

    /// <param name="options">How every resource is watched or changed on its way; the laptop records with it.</param>
    public EventStack(StackOptions? options)
        : base(options)
    {
        settings = StackSettings.Load();
        placement = Encrypted(StackProvider.Placement(StackProvider.Create("aws", settings), settings));
        alerts = new Alerts(
            new AlertsTopic("alerts", settings.Alerts.People, placement, placement.TopLevel),
            new AlertsTopic("alert-details", settings.Alerts.Details, placement, placement.TopLevel));
        handled = new EventTable("handled-events", partitionKey: "id", placement, expiry: "expiresAt", placement.TopLevel);
        failures = new EventTable("failures", partitionKey: "messageId", placement, expiry: "expiresAt", placement.TopLevel);
        foreach (var topic in settings.Topics)
        {
            Declare(topic);
        }

        foreach (var consumer in settings.Consumers)
        {
            Declare(consumer);
        }

        foreach (var outbox in settings.Outboxes)
        {
            Declare(outbox);
        }

        IngestUrl = DeclareIngest();
        Watch();

        TopicArns = outputs.TopicArns;
        ParkingQueueUrls = outputs.ParkingQueueUrls;
        QueueUrls = outputs.QueueUrls;
        DeadLetterQueueUrls = outputs.DeadLetterQueueUrls;
        FunctionNames = outputs.FunctionNames;
        TrafficShifts = outputs.TrafficShifts;
        FailuresTable = failures.TableName;
        OutboxTables = outputs.OutboxTables;
    }

    [Output("topicArns")]
    public Output<ImmutableDictionary<string, string>> TopicArns { get; private set; }

    [Output("parkingQueueUrls")]
    public Output<ImmutableDictionary<string, string>> ParkingQueueUrls { get; private set; }

    [Output("queueUrls")]
    public Output<ImmutableDictionary<string, string>> QueueUrls { get; private set; }

    /// <summary>By consumer: its dead-letter queue, or the failed queue of one that topics invoke directly.</summary>
    [Output("deadLetterQueueUrls")]
    public Output<ImmutableDictionary<string, string>> DeadLetterQueueUrls { get; private set; }

    [Output("functionNames")]
    public Output<ImmutableDictionary<string, string>> FunctionNames { get; private set; }

    /// <summary>The table of last failures, by message id.</summary>
    [Output("failuresTable")]
    public Output<string> FailuresTable { get; private set; }

    /// <summary>By outbox: the table that its producers write to.</summary>
    [Output("outboxTables")]
    public Output<ImmutableDictionary<string, string>> OutboxTables { get; private set; }

    /// <summary>By consumer whose traffic is shifted: what its deployment is started with.</summary>
    [Output("trafficShifts")]
    public Output<ImmutableDictionary<string, Dictionary<string, string>>> TrafficShifts { get; private set; }

    /// <summary>Where events can be posted; null without an ingest function.</summary>
    [Output("ingestUrl")]
    public Output<string?> IngestUrl { get; private set; }

    private IReadOnlyList<(TopicSettings Settings, EventTopic Topic)> PublishedTopics => [.. topics.Values.Select(topic => (topic.Settings, topic.Topic))];

    private Placement Encrypted(Placement place) => settings.Encryption == Encryption.CustomerKey
        ? place with { KeyArn = new EncryptionKey("events", settings, place, place.TopLevel).Arn }
        : place;

    private void Declare(TopicSettings topic)
    {
        var declared = DeclaredTopic.Declare(topic, settings.LogRetention, placement);
        topics.Add(topic.Name, declared);
        outputs.Add(declared);
        _ = new TopicAlarms(topic.Name, topic, declared.Watched, alerts, placement.TopLevel);
    }

    private void Declare(ConsumerSettings consumer)
    {
        var state = consumer.State is { } table
            ? new EventTable($"{consumer.Name}-state", table.PartitionKey, placement, options: placement.TopLevel) : null;
        var tables = new ConsumerTables(handled, failures, state);
        var subscribed = topics.Values.Where(topic => consumer.TakesFrom(topic.Settings)).ToList();
        var declared = consumer.Source is ConsumerSource.Direct direct
            ? DeclaredConsumer.Direct(consumer, direct, subscribed, tables, placement)
            : DeclaredConsumer.Queued(consumer, subscribed, tables, placement);
        outputs.Add(declared);
        consumers.Add((consumer, declared.Watched));

        var alarms = new ConsumerAlarms(consumer.Name, consumer, declared.Watched, alerts, placement.TopLevel);
        if (consumer.Function.Shift is { } shift)
        {
            shifting ??= new TrafficShifting("shifting", placement, placement.TopLevel);
            outputs.Add(consumer.Name, new ConsumerTrafficShift($"{consumer.Name}-shift", shift, declared.Function, alarms.Guarding, shifting, placement.TopLevel));
        }
    }

    private void Declare(OutboxSettings settings)
    {
        var outbox = new EventOutbox(settings.ResourceName, settings, PublishedTopics, placement, placement.TopLevel);
        outputs.Add(settings.Name, outbox);
        _ = new OutboxAlarms(settings.ResourceName, settings, outbox, alerts, placement.TopLevel);
    }

    private Output<string?> DeclareIngest()
    {
        if (settings.Ingest is not { } ingest)
        {
            return Output.Create((string?)null);
        }

        var function = new IngestFunction("ingest", ingest, PublishedTopics, placement, placement.TopLevel);
        _ = new IngestAlarms("ingest", ingest.Function, function.Function.Name, alerts, placement.TopLevel);
        return function.Url.Apply(url => (string?)url);
    }

    private void Watch()
    {
        _ = new AccountAlarms("account", settings.AccountConcurrency, alerts, placement.TopLevel);
        _ = new StackDashboard("events", [.. topics.Values.Select(topic => (topic.Settings, topic.Watched))], consumers, placement, placement.TopLevel);
    }
}
