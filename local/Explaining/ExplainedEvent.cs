using System.Text.Json;
using Events;
using Infra.Settings;
using Sim;
using Sim.Sns;

namespace Local.Explaining;

/// <summary>The event of a file: an event by itself, or how it is published: <c>{ "topic", "message", "messageAttributes", "group" }</c>.</summary>
public sealed record ExplainedEvent
{
    private const string NotPublished = "not-published";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The topic by its name in the settings; null if nothing says.</summary>
    public required string? Topic { get; init; }

    public required PublishRequest Request { get; init; }

    /// <summary>What the contract says of it.</summary>
    public required EventReading Reading { get; init; }

    /// <param name="topic">Wins over what the file and the catalog say.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static ExplainedEvent Read(string file, string? topic)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {error.Message}");
        }

        return Parse(file, text, topic);
    }

    public static ExplainedEvent Parse(string file, string text, string? topic)
    {
        var (request, said) = RequestOf(file, text);
        var reading = EventEnvelope.Read(request.Message.ToString(), new MessageOrigin(NotPublished, "urn:explained"));
        return new ExplainedEvent
        {
            Topic = topic ?? said ?? (reading as EventReading.Valid)?.Type.Topic,
            Request = request,
            Reading = reading,
        };
    }

    private static (PublishRequest Request, string? Topic) RequestOf(string file, string text)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // No JSON can be published too: what comes of it is the question.
            return (new PublishRequest { Message = text.TrimEnd('\n', '\r') }, null);
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("message", out var message))
        {
            return (new PublishRequest { Message = text.TrimEnd('\n', '\r') }, null);
        }

        string[] known = ["topic", "message", "messageAttributes", "group", "deduplicationId"];
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } other)
        {
            throw new UsageException($"{file}: `{other}` is not a key of a publication. {Suggestion.For(other, known)}");
        }

        return (
            new PublishRequest
            {
                Message = message.ValueKind == JsonValueKind.String ? message.GetString()! : JsonSerializer.Serialize(message, AsWritten),
                MessageAttributes = root.TryGetProperty("messageAttributes", out var attributes) ? AttributesOf(file, attributes) : [],
                MessageGroupId = TextOf(file, root, "group"),
                MessageDeduplicationId = TextOf(file, root, "deduplicationId"),
            },
            TextOf(file, root, "topic"));
    }

    private static Dictionary<string, MessageAttributeValue> AttributesOf(string file, JsonElement attributes) => attributes.ValueKind != JsonValueKind.Object
        ? throw new UsageException($"{file}: messageAttributes must be an object, such as {{ \"eventType\": \"user.signed-up\" }}.")
        : attributes.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => attribute.Value.ValueKind switch
        {
            JsonValueKind.String => new MessageAttributeValue("String", attribute.Value.GetString()),
            JsonValueKind.Number => new MessageAttributeValue("Number", attribute.Value.GetRawText()),
            JsonValueKind.Array => new MessageAttributeValue("String.Array", attribute.Value.GetRawText()),
            _ => throw new UsageException($"{file}: messageAttributes.{attribute.Name} must be a text, a number or a list."),
        });

    private static string? TextOf(string file, JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new UsageException($"{file}: {name} must be a text.");
}
