using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Local.Declaration;
using Local.Routing;

namespace Local.Graphing.AsyncApi;

/// <summary>
/// A stack as an AsyncAPI 3.0 document: what travels on which topic, who sends and who receives it.
/// https://www.asyncapi.com/docs/reference/specification/v3.0.0
/// </summary>
public sealed class AsyncApiDocument
{
    private readonly ResourceIndex index;
    private readonly StackRoutes routes;
    private readonly Bindings bindings;
    private readonly IReadOnlyList<Channel> channels;

    private AsyncApiDocument(Recording recording)
    {
        index = new ResourceIndex(recording);
        routes = StackRoutes.Of(recording);
        bindings = new Bindings(index, new RedriveEdges(index));
        var keys = new DocumentKeys();
        channels = [.. index.Of(ResourceTypes.Topic).Concat(WorkQueues()).Select(resource => new Channel(keys.Add(resource.Name), resource))];
    }

    /// <summary>JSON, indented, with a line break at its end.</summary>
    public static string TextOf(Recording recording)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            new AsyncApiDocument(recording).Compose(recording.Stack.Name).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Queues that functions read and that no topic feeds.</summary>
    private IEnumerable<RecordedResource> WorkQueues()
    {
        var fed = routes.Subscriptions.Select(route => route.Receiver.Resource?.Urn).ToHashSet();
        return index.Of(ResourceTypes.Queue).Where(queue => !fed.Contains(queue.Urn) && index.ReadersOf(queue).Count > 0);
    }

    private JsonObject Compose(string title) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = index.Shown(title),
            ["version"] = "1.0.0",
            ["description"] = "Made from the resources that the stack declares and the event catalog; a change of either changes it.",
        },
        ["defaultContentType"] = MessageObjects.CloudEventContentType,
        ["servers"] = Servers(),
        ["channels"] = Sorted(channels.Select(channel => (channel.Key, ChannelObject(channel)))),
        ["operations"] = new OperationObjects(index, routes, bindings, channels).All(),
        ["components"] = new JsonObject { ["messages"] = Messages(), ["schemas"] = Schemas() },
    };

    /// <summary>Queues that no channel is need a server too: consumers receive from them.</summary>
    private JsonObject Servers() => Sorted(index.Of(ResourceTypes.Topic).Concat(index.Of(ResourceTypes.Queue))
        .Select(resource => new Server(resource)).Distinct().Select(server => (server.Key, server.Describe())));

    private JsonObject ChannelObject(Channel channel)
    {
        var described = new JsonObject
        {
            ["address"] = index.NameOf(channel.Resource),
            ["servers"] = new JsonArray(new JsonObject { ["$ref"] = $"#/servers/{channel.Server.Key}" }),
        };
        var messages = channel.IsTopic ? MessagesOf(channel.Resource).ToList() : [];
        if (messages.Count > 0)
        {
            described["messages"] = Sorted(messages.Select(key => (key, new JsonObject { ["$ref"] = $"#/components/messages/{key}" })));
        }

        described["bindings"] = channel.IsTopic ? bindings.OfTopic(channel.Resource) : bindings.OfQueue(channel.Resource);
        return described;
    }

    private IEnumerable<string> MessagesOf(RecordedResource topic) =>
        routes.TypesOf(topic).SelectMany(type => EventForms.Of(type).Select(form => MessageObjects.KeyOf(type, form)));

    private IEnumerable<Events.EventType> CarriedTypes => routes.Types.Where(type => routes.TopicsOf(type).Any());

    private JsonObject Messages() => Sorted(CarriedTypes
        .SelectMany(type => EventForms.Of(type).Select(form => (MessageObjects.KeyOf(type, form), MessageObjects.Of(type, form)))));

    private JsonObject Schemas() => Sorted(CarriedTypes.Select(type => (DataSchema.KeyOf(type), DataSchema.Of(type))));

    private static JsonObject Sorted(IEnumerable<(string Key, JsonObject Value)> entries) => new(
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
}
