using System.Text.Json.Nodes;
using Local.Declaration;
using Local.Routing;

namespace Local.Graphing.AsyncApi;

/// <summary>
/// What the functions of the stack do: receive, by a subscription or from a queue, and send, by a grant.
/// https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationObject
/// </summary>
internal sealed class OperationObjects(ResourceIndex index, StackRoutes routes, Bindings bindings, IReadOnlyList<Channel> channels)
{
    private readonly GrantedActions grants = new(index);
    private readonly DocumentKeys keys = new();
    private readonly SortedDictionary<string, JsonNode?> all = new(StringComparer.Ordinal);

    public JsonObject All()
    {
        foreach (var route in routes.Subscriptions.Where(route => route.Receiver.Kind == ReceiverKind.Consumer && route.Refusal is null))
        {
            if (channels.FirstOrDefault(channel => channel.Resource.Urn == route.Topic?.Urn) is { } topic)
            {
                AddReceiving(topic, route);
            }
        }

        foreach (var queue in channels.Where(channel => !channel.IsTopic))
        {
            foreach (var reader in index.ReadersOf(queue.Resource))
            {
                all.Add(keys.Add($"{reader.Name}-receives-{queue.Key}"), Operation("receive", queue, $"The function {index.NameOf(reader)} handles what is sent to the queue."));
            }
        }

        foreach (var channel in channels)
        {
            foreach (var function in index.Of(ResourceTypes.Function)
                .Where(function => grants.Allow(function, channel.Resource.Text("arn"), channel.IsTopic ? "sns:Publish" : "sqs:SendMessage")))
            {
                all.Add(keys.Add($"{function.Name}-sends-{channel.Key}"), Operation("send", channel, $"The function {index.NameOf(function)} may send to it."));
            }
        }

        return new JsonObject(all);
    }

    private void AddReceiving(Channel topic, SubscriptionRoute route)
    {
        var receiver = route.Receiver.Resource!;
        var readers = receiver.Type == ResourceTypes.Function ? [receiver] : index.ReadersOf(receiver);
        foreach (var reader in readers)
        {
            var how = receiver.Type == ResourceTypes.Function ? "The topic invokes it." : $"It reads the queue {index.NameOf(receiver)}.";
            var operation = Operation("receive", topic, $"The function {index.NameOf(reader)} handles them. {how}");
            if (routes.TypesOf(topic.Resource).Any())
            {
                operation["messages"] = new JsonArray([.. route.Types.Where(type => type.Verdict != RouteVerdict.Never)
                    .Select(type => MessageObjects.KeyOf(type.Type, type.Form)).Order(StringComparer.Ordinal)
                    .Select(key => new JsonObject { ["$ref"] = $"{topic.Pointer}/messages/{key}" })]);
            }

            operation["bindings"] = bindings.OfSubscription(route.Subscription, receiver);
            all.Add(keys.Add($"{reader.Name}-receives-{topic.Key}"), operation);
        }
    }

    private static JsonObject Operation(string action, Channel channel, string summary) => new()
    {
        ["action"] = action,
        ["channel"] = new JsonObject { ["$ref"] = channel.Pointer },
        ["summary"] = summary,
    };
}
