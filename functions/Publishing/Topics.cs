using System.Text.Json;

namespace Functions.Publishing;

/// <summary>
/// The topics of a stack, as the stack writes them into the environment variable <c>TOPICS</c>:
/// <c>{"users":{"arn":"arn:aws:sns:...","grouping":"none|fair|fifo","attributes":["currency"]}}</c>; <c>grouping</c> and
/// <c>attributes</c> may be left out.
/// </summary>
public sealed class Topics
{
    private const string Shape = """{"users":{"arn":"arn:aws:sns:...","grouping":"none|fair|fifo","attributes":["currency"]}}""";
    private readonly Dictionary<string, Topic> topics = new(StringComparer.Ordinal);

    public Topics(IEnumerable<Topic> topics)
    {
        foreach (var topic in topics)
        {
            this.topics.Add(topic.Name, topic);
        }
    }

    /// <summary>Their names, in the order of declaration.</summary>
    public IEnumerable<string> Names => topics.Keys;

    /// <summary>The topic of this name, or null.</summary>
    public Topic? Find(string name) => topics.GetValueOrDefault(name);

    /// <summary>Reads the document.</summary>
    /// <exception cref="InvalidOperationException">It is not of the shape; the message says where.</exception>
    public static Topics Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new Topics([.. Of(document.RootElement, JsonValueKind.Object, "the whole").EnumerateObject().Select(Read)]);
        }
        catch (JsonException error)
        {
            throw Wrong($"not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})");
        }
        catch (ArgumentException)
        {
            throw Wrong("a topic stands in it twice");
        }
    }

    private static Topic Read(JsonProperty property)
    {
        var value = Of(property.Value, JsonValueKind.Object, property.Name);
        if (!value.TryGetProperty("arn", out var arn))
        {
            throw Wrong($"{property.Name} has no `arn`");
        }

        var grouping = value.TryGetProperty("grouping", out var asked) ? Of(asked, JsonValueKind.String, $"{property.Name}.grouping").GetString() : "none";
        var attributes = value.TryGetProperty("attributes", out var names)
            ? Of(names, JsonValueKind.Array, $"{property.Name}.attributes").EnumerateArray()
                .Select(name => Of(name, JsonValueKind.String, $"{property.Name}.attributes").GetString()!)
            : [];
        return new Topic(
            property.Name,
            Of(arn, JsonValueKind.String, $"{property.Name}.arn").GetString()!,
            grouping switch
            {
                "none" => Grouping.None,
                "fair" => Grouping.Fair,
                "fifo" => Grouping.Fifo,
                _ => throw Wrong($"{property.Name}.grouping is `{grouping}`"),
            },
            [.. attributes]);
    }

    private static JsonElement Of(JsonElement value, JsonValueKind kind, string place) =>
        value.ValueKind == kind ? value : throw Wrong($"{place} must be {kind}, is {value.ValueKind}");

    private static InvalidOperationException Wrong(string what) =>
        new($"The environment variable TOPICS must be a JSON object such as {Shape}: {what}.");
}
