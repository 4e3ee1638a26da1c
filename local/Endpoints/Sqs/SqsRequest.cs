using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>The parameters of one action.</summary>
/// <exception cref="AwsError">Thrown wherever one is missing or of another kind.</exception>
internal readonly struct SqsRequest(JsonElement json)
{
    public string Text(string name) => TextOrNull(name)
        ?? throw new AwsError("MissingParameter", $"The request must contain the parameter {name}.");

    public string? TextOrNull(string name) => Find(name) is { } value ? TextOf(value, name) : null;

    /// <summary>A text that stays in UTF-8.</summary>
    public Utf8Text? Utf8OrNull(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Unexpected(name);
        }

        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (!raw.Contains((byte)'\\'))
        {
            return Utf8.IsValid(raw) ? new Utf8Text(raw.ToArray()) : throw Unexpected(name);
        }

        return TextOf(value, name);
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Unexpected(name);
        }

        var texts = new List<string>(list.GetArrayLength());
        foreach (var value in list.EnumerateArray())
        {
            texts.Add(TextOf(value, name));
        }

        return texts;
    }

    public int? IntegerOrNull(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => throw Unexpected(name),
    };

    public TimeSpan? SecondsOrNull(string name) => IntegerOrNull(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public TimeSpan Seconds(string name) => SecondsOrNull(name)
        ?? throw new AwsError("MissingParameter", $"The request must contain the parameter {name}.");

    /// <summary>The last part of the URL is the queue's name, whatever host and account the client knows it by.</summary>
    public QueueId Queue(World world) => world.QueueByName(Text("QueueUrl").TrimEnd('/').Split('/')[^1]);

    /// <summary>Of a batch; none if the list is missing.</summary>
    public List<SqsRequest> Entries()
    {
        if (Find("Entries") is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Unexpected("Entries");
        }

        var entries = new List<SqsRequest>(list.GetArrayLength());
        foreach (var entry in list.EnumerateArray())
        {
            entries.Add(new SqsRequest(entry));
        }

        return entries;
    }

    public Dictionary<string, MessageAttributeValue>? MessageAttributes(string name)
    {
        if (Find(name) is not { } attributes)
        {
            return null;
        }

        if (attributes.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(name);
        }

        var values = new Dictionary<string, MessageAttributeValue>(StringComparer.Ordinal);
        foreach (var attribute in attributes.EnumerateObject())
        {
            values[NameOf(attribute)] = ValueOf(new SqsRequest(attribute.Value));
        }

        return values;
    }

    private static MessageAttributeValue ValueOf(SqsRequest value)
    {
        if (value.Texts("StringListValues").Count > 0 || value.Texts("BinaryListValues").Count > 0)
        {
            throw new AwsError("AWS.SimpleQueueService.UnsupportedOperation", "Message attribute list values in SendMessage operation are not supported.");
        }

        try
        {
            return new MessageAttributeValue(
                value.TextOrNull("DataType") ?? "",
                value.TextOrNull("StringValue"),
                value.TextOrNull("BinaryValue") is { } binary ? Convert.FromBase64String(binary) : null);
        }
        catch (FormatException)
        {
            throw Unexpected("BinaryValue");
        }
    }

    private JsonElement? Find(string name) => json.ValueKind != JsonValueKind.Object ? throw Unexpected("request")
        : json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>JSON may hold what is no text: half a surrogate pair, bytes that are no UTF-8.</summary>
    private static string TextOf(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(name);
        }
        catch (InvalidOperationException)
        {
            throw Unexpected(name);
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw Unexpected("request");
        }
    }

    private static AwsError Unexpected(string name) => new("SerializationException", $"The value of {name} has another type than SQS expects.");
}
