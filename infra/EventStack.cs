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
    {
        var settings = StackSettings.Load();
        var handled = new EventTable("handled-events", partitionKey: "id", expiry: "expiresAt");
        foreach (var topic in settings.Topics)
        {
            Declare(topic, handled);
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

    private void Declare(TopicSettings settings, EventTable handled)
    {
        var topic = new EventTopic(settings.Name, settings);
        topicArns[settings.Name] = topic.Arn;
        parkingQueueUrls[settings.Name] = new ParkingQueue($"{settings.Name}-parking", settings, topic).Url;
        foreach (var consumer in settings.Consumers)
        {
            Declare(consumer, topic, handled);
        }
    }

    private void Declare(ConsumerSettings settings, EventTopic topic, EventTable handled)
    {
        var queue = new ConsumerQueue(settings.Name, settings);
        _ = new TopicSubscription(settings.Name, topic, queue.Queue, FilterPolicy.Of(settings.Takes));
        var state = settings.State is { } table ? new EventTable($"{settings.Name}-state", table.PartitionKey) : null;
        var consumer = new LambdaConsumer(settings.Name, settings, queue.Queue, handled, state);

        queueUrls[settings.Name] = queue.Queue.Url;
        deadLetterQueueUrls[settings.Name] = queue.DeadLetterQueueUrl;
        functionNames[settings.Name] = consumer.FunctionName;
    }

    private static Output<ImmutableDictionary<string, string>> Together(Dictionary<string, Output<string>> outputs) =>
        Output.All(outputs.Select(output => output.Value.Apply(value => KeyValuePair.Create(output.Key, value))))
            .Apply(pairs => pairs.ToImmutableDictionary());
}
