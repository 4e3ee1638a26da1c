using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The event backbone of one environment: what it declares is all there is.</summary>
public sealed class EventStack : Stack
{
    private readonly Dictionary<string, Output<string>> topicArns = [];
    private readonly Dictionary<string, Output<string>> parkingQueueUrls = [];
    private readonly Dictionary<string, Output<string>> queueUrls = [];
    private readonly Dictionary<string, Output<string>> deadLetterQueueUrls = [];
    private readonly Dictionary<string, Output<string>> functionNames = [];

    public EventStack()
        : this(null)
    {
    }

    /// <param name="options">How every resource is watched or changed on its way; the laptop records with it.</param>
    public EventStack(StackOptions? options)
        : base(options)
    {
        var settings = StackSettings.Load();
        var handled = new EventTable("handled-events", partitionKey: "id", expiry: "expiresAt");
        var alerts = new AlertsTopic("alerts", settings.Alerts);
        foreach (var topic in settings.Topics)
        {
            Declare(topic, handled, alerts);
        }

        TopicArns = Together(topicArns);
        ParkingQueueUrls = Together(parkingQueueUrls);
        QueueUrls = Together(queueUrls);
        DeadLetterQueueUrls = Together(deadLetterQueueUrls);
        FunctionNames = Together(functionNames);
    }

    [Output("topicArns")]
    public Output<ImmutableDictionary<string, string>> TopicArns { get; private set; }

    [Output("parkingQueueUrls")]
    public Output<ImmutableDictionary<string, string>> ParkingQueueUrls { get; private set; }

    [Output("queueUrls")]
    public Output<ImmutableDictionary<string, string>> QueueUrls { get; private set; }

    [Output("deadLetterQueueUrls")]
    public Output<ImmutableDictionary<string, string>> DeadLetterQueueUrls { get; private set; }

    [Output("functionNames")]
    public Output<ImmutableDictionary<string, string>> FunctionNames { get; private set; }

    private void Declare(TopicSettings settings, EventTable handled, AlertsTopic alerts)
    {
        var topic = new EventTopic(settings.Name, settings);
        var undelivered = new UndeliveredQueue($"{settings.Name}-undelivered", topic);
        var parking = new ParkingQueue($"{settings.Name}-parking", settings, topic, undelivered);
        _ = new TopicAlarms(settings.Name, undelivered, parking, alerts);
        foreach (var consumer in settings.Consumers)
        {
            Declare(consumer, topic, undelivered, handled, alerts);
        }

        topicArns[settings.Name] = topic.Arn;
        parkingQueueUrls[settings.Name] = parking.Url;
    }

    private void Declare(
        ConsumerSettings settings, EventTopic topic, UndeliveredQueue undelivered, EventTable handled, AlertsTopic alerts)
    {
        var queue = new ConsumerQueue(settings.Name, settings);
        _ = new TopicSubscription(settings.Name, topic, queue.Queue, FilterPolicy.Of(settings.Takes), undelivered);
        var state = settings.State is { } table ? new EventTable($"{settings.Name}-state", table.PartitionKey) : null;
        var consumer = new LambdaConsumer(settings.Name, settings, queue.Queue, handled, state);
        _ = new ConsumerAlarms(settings.Name, settings, queue, consumer, alerts);

        queueUrls[settings.Name] = queue.Queue.Url;
        deadLetterQueueUrls[settings.Name] = queue.DeadLetterQueueUrl;
        functionNames[settings.Name] = consumer.FunctionName;
    }

    private static Output<ImmutableDictionary<string, string>> Together(Dictionary<string, Output<string>> outputs) =>
        Output.All(outputs.Select(output => output.Value.Apply(value => KeyValuePair.Create(output.Key, value))))
            .Apply(pairs => pairs.ToImmutableDictionary());
}
