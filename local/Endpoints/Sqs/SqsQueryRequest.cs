using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Local.Endpoints.Sqs;

/// <summary>
/// The parameters of an action, from the form that they have in the query protocol to JSON. Lists and maps are numbered
/// fields there: <c>TagKey.1=a</c>, <c>Attribute.1.Name=DelaySeconds&amp;Attribute.1.Value=5</c>.
/// </summary>
internal static class SqsQueryRequest
{
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["AttributeName"] = "AttributeNames",
        ["MessageSystemAttributeName"] = "MessageSystemAttributeNames",
        ["MessageAttributeName"] = "MessageAttributeNames",
        ["TagKey"] = "TagKeys",
        ["AWSAccountId"] = "AWSAccountIds",
        ["ActionName"] = "Actions",
        ["SendMessageBatchRequestEntry"] = "Entries",
        ["DeleteMessageBatchRequestEntry"] = "Entries",
        ["ChangeMessageVisibilityBatchRequestEntry"] = "Entries",
        ["StringListValue"] = "StringListValues",
        ["BinaryListValue"] = "BinaryListValues",
    };

    private static readonly Dictionary<string, (string Json, string Key)> Maps = new(StringComparer.Ordinal)
    {
        ["Attribute"] = ("Attributes", "Name"),
        ["MessageAttribute"] = ("MessageAttributes", "Name"),
        ["MessageSystemAttribute"] = ("MessageSystemAttributes", "Name"),
        ["Tag"] = ("Tags", "Key"),
    };

    /// <summary>How SDKs write a list or map that is empty: by its other name and without a text.</summary>
    private static readonly HashSet<string> Empties = [.. Lists.Values, .. Maps.Values.Select(map => map.Json), "tags"];

    private static readonly HashSet<string> Integers =
        ["DelaySeconds", "MaxNumberOfMessages", "VisibilityTimeout", "WaitTimeSeconds", "MaxResults", "MaxNumberOfMessagesPerSecond"];

    public static ReadOnlyMemory<byte> ToJson(QueryTree form)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, form);
        }

        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, QueryTree structure)
    {
        json.WriteStartObject();
        foreach (var (name, field) in structure.Branches)
        {
            if (Lists.TryGetValue(name, out var list))
            {
                json.WriteStartArray(list);
                // A list of one need not be numbered: AttributeName=All.
                if (field.Value is { } only)
                {
                    json.WriteStringValue(only);
                }

                foreach (var (_, element) in field.Branches)
                {
                    WriteValue(json, element);
                }

                json.WriteEndArray();
            }
            else if (Maps.TryGetValue(name, out var map))
            {
                WriteMap(json, map.Json, map.Key, field);
            }
            else if (field.Value is { } text && Integers.Contains(name) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                json.WriteNumber(name, number);
            }
            else if (field.Value is not null && !(field.Value.Length == 0 && Empties.Contains(name)))
            {
                json.WriteString(name, field.Value);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, string key, QueryTree entries)
    {
        json.WriteStartObject(name);
        foreach (var (_, entry) in entries.Branches)
        {
            if (entry.Text(key) is { } entryName && entry.Branch("Value") is { } value)
            {
                json.WritePropertyName(entryName);
                WriteValue(json, value);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, QueryTree value)
    {
        if (value.Value is { } text)
        {
            json.WriteStringValue(text);
        }
        else
        {
            Write(json, value);
        }
    }
}
