using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Local.Declaration;

namespace Local.Graphing.AsyncApi;

/// <summary>
/// Topics, subscriptions and queues as AsyncAPI's bindings describe them, in the versions that its schema of 3.0.0 knows.
/// https://github.com/asyncapi/bindings/tree/master/sns, https://github.com/asyncapi/bindings/tree/master/sqs
/// </summary>
internal sealed class Bindings(ResourceIndex index, RedriveEdges redrives)
{
    private const string SnsVersion = "0.1.0";
    private const string SqsVersion = "0.2.0";

    public JsonObject OfTopic(RecordedResource topic) => new()
    {
        ["sns"] = new JsonObject
        {
            ["name"] = index.NameOf(topic),
            ["ordering"] = topic.Flag("fifoTopic")
                ? new JsonObject { ["type"] = "FIFO", ["contentBasedDeduplication"] = topic.Flag("contentBasedDeduplication") }
                : new JsonObject { ["type"] = "standard" },
            ["bindingVersion"] = SnsVersion,
        },
    };

    public JsonObject OfQueue(RecordedResource queue)
    {
        var binding = new JsonObject { ["queue"] = Queue(queue) };
        if (DeadLetterQueueOf(queue) is { } deadLetters)
        {
            binding["deadLetterQueue"] = Queue(deadLetters);
        }

        binding["bindingVersion"] = SqsVersion;
        return new JsonObject { ["sqs"] = binding };
    }

    public JsonObject OfSubscription(RecordedResource subscription, RecordedResource receiver)
    {
        var isQueue = receiver.Type == ResourceTypes.Queue;
        var undelivered = redrives.OfSubscriptions.FirstOrDefault(edge => edge.From.Urn == subscription.Urn)?.TargetArn;
        var consumer = new JsonObject
        {
            ["protocol"] = subscription.Text("protocol"),
            ["endpoint"] = isQueue ? Identifier(receiver.Text("arn")) : new JsonObject { ["arn"] = index.Shown(subscription.Text("endpoint")) },
            ["rawMessageDelivery"] = subscription.Flag("rawMessageDelivery"),
        };
        AddFilter(consumer, subscription);
        if (undelivered is not null)
        {
            consumer["redrivePolicy"] = new JsonObject { ["deadLetterQueue"] = Identifier(undelivered) };
        }

        var bindings = new JsonObject { ["sns"] = new JsonObject { ["consumers"] = new JsonArray(consumer), ["bindingVersion"] = SnsVersion } };
        RecordedResource?[] queues =
        [
            .. isQueue ? [receiver, DeadLetterQueueOf(receiver)] : Array.Empty<RecordedResource?>(),
            index.ByArn(undelivered, ResourceTypes.Queue),
        ];
        if (queues.OfType<RecordedResource>().DistinctBy(queue => queue.Urn).Select(Queue).ToArray<JsonNode?>() is { Length: > 0 } described)
        {
            bindings["sqs"] = new JsonObject { ["queues"] = new JsonArray(described), ["bindingVersion"] = SqsVersion };
        }

        return bindings;
    }

    private void AddFilter(JsonObject consumer, RecordedResource subscription)
    {
        if (subscription.TextOrNull("filterPolicy") is not { } text || !subscription.Secrets.Of("filterPolicy").IsEmpty || index.Secrecy.IsShownIn(text))
        {
            return;
        }

        using var document = JsonDocument.Parse(text);
        // The binding's schema has lists of texts only: neither $or nor patterns, which SNS takes, fit it.
        var fits = document.RootElement.EnumerateObject().All(key => key.Value.ValueKind == JsonValueKind.Object
            || (key.Value.ValueKind == JsonValueKind.Array && key.Value.EnumerateArray().All(value => value.ValueKind == JsonValueKind.String)));
        consumer[fits ? "filterPolicy" : "x-filterPolicy"] = JsonNode.Parse(text);
        consumer["filterPolicyScope"] = subscription.TextOrNull("filterPolicyScope") ?? "MessageAttributes";
    }

    private JsonObject Queue(RecordedResource queue)
    {
        var described = new JsonObject { ["name"] = index.NameOf(queue), ["fifoQueue"] = queue.Flag("fifoQueue") };
        Add("deduplicationScope", queue.TextOrNull("deduplicationScope"));
        Add("fifoThroughputLimit", queue.TextOrNull("fifoThroughputLimit"));
        Add("visibilityTimeout", queue.Integer("visibilityTimeoutSeconds"));
        Add("receiveMessageWaitTime", queue.Integer("receiveWaitTimeSeconds"));
        Add("messageRetentionPeriod", queue.Integer("messageRetentionSeconds"));
        if (redrives.OfQueues.FirstOrDefault(edge => edge.From.Urn == queue.Urn) is { } redrive)
        {
            var policy = new JsonObject { ["deadLetterQueue"] = Identifier(redrive.TargetArn) };
            if (int.TryParse(redrive.MaxReceiveCount, CultureInfo.InvariantCulture, out var count))
            {
                policy["maxReceiveCount"] = count;
            }

            described["redrivePolicy"] = policy;
        }

        return described;

        void Add<T>(string name, T? value)
        {
            if (value is not null)
            {
                described[name] = JsonValue.Create(value);
            }
        }
    }

    private RecordedResource? DeadLetterQueueOf(RecordedResource queue) =>
        index.ByArn(redrives.OfQueues.FirstOrDefault(edge => edge.From.Urn == queue.Urn)?.TargetArn, ResourceTypes.Queue);

    /// <summary>By its name if the document describes it, else by its ARN.</summary>
    private JsonObject Identifier(string arn) => index.ByArn(arn, ResourceTypes.Queue) is { } queue
        ? new JsonObject { ["name"] = index.NameOf(queue) } : new JsonObject { ["arn"] = index.Shown(arn) };
}
