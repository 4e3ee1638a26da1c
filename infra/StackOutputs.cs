using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>What the stack tells those who use it, by the names of the settings.</summary>
internal sealed class StackOutputs
{
    private readonly Dictionary<string, Output<string>> topicArns = [];
    private readonly Dictionary<string, Output<string>> parkingQueueUrls = [];
    private readonly Dictionary<string, Output<string>> queueUrls = [];
    private readonly Dictionary<string, Output<string>> deadLetterQueueUrls = [];
    private readonly Dictionary<string, Output<string>> functionNames = [];
    private readonly Dictionary<string, Output<Dictionary<string, string>>> trafficShifts = [];
    private readonly Dictionary<string, Output<string>> outboxTables = [];

    public Output<ImmutableDictionary<string, string>> TopicArns => Together(topicArns);

    public Output<ImmutableDictionary<string, string>> ParkingQueueUrls => Together(parkingQueueUrls);

    public Output<ImmutableDictionary<string, string>> QueueUrls => Together(queueUrls);

    public Output<ImmutableDictionary<string, string>> DeadLetterQueueUrls => Together(deadLetterQueueUrls);

    public Output<ImmutableDictionary<string, string>> FunctionNames => Together(functionNames);

    public Output<ImmutableDictionary<string, Dictionary<string, string>>> TrafficShifts => Together(trafficShifts);

    public Output<ImmutableDictionary<string, string>> OutboxTables => Together(outboxTables);

    public void Add(DeclaredTopic topic)
    {
        topicArns[topic.Settings.Name] = topic.Topic.Arn;
        parkingQueueUrls[topic.Settings.Name] = topic.Parking.Queue.Url;
    }

    public void Add(DeclaredConsumer consumer)
    {
        var name = consumer.Settings.Name;
        functionNames[name] = consumer.Function.Name;
        deadLetterQueueUrls[name] = consumer.DeadLetters.Url;
        if (consumer.Queue is { } queue)
        {
            queueUrls[name] = queue.Url;
        }
    }

    public void Add(string outbox, EventOutbox declared)
    {
        outboxTables[outbox] = declared.Table.TableName;
        functionNames[OutboxSettings.NameOf(outbox)] = declared.Function.Name;
    }

    public void Add(string consumer, ConsumerTrafficShift shift) => trafficShifts[consumer] = shift.Start;

    private static Output<ImmutableDictionary<string, T>> Together<T>(Dictionary<string, Output<T>> outputs) =>
        Output.All(outputs.Select(output => output.Value.Apply(value => KeyValuePair.Create(output.Key, value))))
            .Apply(pairs => pairs.ToImmutableDictionary());
}
