using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>The parameters of one action.</summary>
/// <exception cref="AwsError">Thrown wherever one is missing or of another kind.</exception>
internal readonly struct SqsRequest(JsonElement json, string authority = "", string? traceId = null)
{
    /// <summary>The code of a request that is not of the action's form.</summary>
    public const string NotReadable = "SerializationException";

    /// <summary>The call's body, if it was read before its turn.</summary>
    public SqsBody? ReadAhead { get; init; }

    /// <summary>The call's body as it stays, if its messages are to lie in it.</summary>
    public BatchBytes? Batch { get; init; }

    /// <summary>Host and port under which the client knows the endpoint.</summary>
    public string Authority => authority;

    /// <summary>X-Ray's id of the request, which a message inherits.</summary>
    public string? TraceId => traceId;

    /// <summary>The name that a queue has or gets.</summary>
    public string QueueName() => TextOrNull("QueueName")
        ?? throw new AwsError("InvalidParameterValue", "Value for parameter QueueName is invalid. Reason: Must specify a queue name.");

    /// <summary>How many parameters there are, by whatever name.</summary>
    public int Count => json.ValueKind == JsonValueKind.Object ? json.GetPropertyCount() : throw Unexpected(json, "Structure");

    public bool Has(string name) => Find(name) is not null;

    /// <summary>A map of texts; numbers and truth values count as their texts. Null is an attribute that is absent, but no tag.</summary>
    public Dictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(name) is not { } given)
        {
            return map;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(given, "Map");
        }

        foreach (var entry in given.EnumerateObject())
        {
            if (entry.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                map[NameOf(entry)] = entry.Value.GetRawText();
            }
            else if (entry.Value.ValueKind == JsonValueKind.Array)
            {
                throw new AwsError(NotReadable, "Unrecognized collection type class java.lang.String");
            }
            else if (entry.Value.ValueKind != JsonValueKind.Null)
            {
                map[NameOf(entry)] = TextOf(entry.Value);
            }
            else if (!name.Equals("Attributes", StringComparison.Ordinal))
            {
                throw new AwsError("InvalidParameterValue", "Tag values may not be null.");
            }
        }

        return map;
    }

    public string Text(string name) => TextOrNull(name)
        ?? throw new AwsError("MissingParameter", $"The request must contain the parameter {name}.");

    public string? TextOrNull(string name) => Find(name) is { } value ? TextOf(value) : null;

    /// <summary>
    /// A text that stays in UTF-8. JSON may hold half a surrogate pair, by an escape: to SQS it is one more character that no
    /// message may hold, and U+FFFE here.
    /// </summary>
    public Utf8Text? Utf8OrNull(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Unexpected(value, "String");
        }

        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (!raw.Contains((byte)'\\'))
        {
            return Utf8.IsValid(raw) ? Batch?.TextAt(raw) ?? Utf8Text.CopyOf(raw) : throw NoText();
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFE";
        }
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Unexpected(list, "List");
        }

        var texts = new List<string>(list.GetArrayLength());
        foreach (var value in list.EnumerateArray())
        {
            texts.Add(TextOf(value));
        }

        return texts;
    }

    public int? IntegerOrNull(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { } other => throw Unexpected(other, "Integer"),
    };

    public TimeSpan? SecondsOrNull(string name) => IntegerOrNull(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public TimeSpan Seconds(string name) => SecondsOrNull(name)
        ?? throw new AwsError("MissingParameter", $"The request must contain the parameter {name}.");

    public QueueId Queue(World world) => QueueUrl.Find(world, Text("QueueUrl"));

    /// <summary>Of a batch; none if the list is missing.</summary>
    public List<SqsRequest> Entries()
    {
        if (Find("Entries") is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Unexpected(list, "List");
        }

        var entries = new List<SqsRequest>(list.GetArrayLength());
        foreach (var entry in list.EnumerateArray())
        {
            entries.Add(new SqsRequest(entry, authority, traceId) { Batch = Batch });
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
            throw Unexpected(attributes, "Map");
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
                value.TextOrNull("BinaryValue") is { } binary ? Convert.FromBase64String(binary) : (ReadOnlyMemory<byte>?)null);
        }
        catch (FormatException)
        {
            throw NoText();
        }
    }

    private JsonElement? Find(string name)
    {
        try
        {
            return json.ValueKind != JsonValueKind.Object ? throw Unexpected(json, "Structure")
                : json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name, too, may be no text.
            throw NoText();
        }
    }

    /// <summary>JSON may hold what is no text: half a surrogate pair, bytes that are no UTF-8.</summary>
    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(value, "String");
        }
        catch (InvalidOperationException)
        {
            throw NoText();
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
            throw NoText();
        }
    }

    private static AwsError NoText() => new(NotReadable, "The request holds a text that is none.");

    /// <summary>In the words of AWS's parser.</summary>
    private static AwsError Unexpected(JsonElement value, string expected) => new(NotReadable, value.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected",
        var kind => $"{kind.ToString().ToUpperInvariant()}_VALUE can not be converted to {(expected == "Integer" ? "an" : "a")} {expected}",
    });
}
