using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Events.Compatibility;

/// <summary>
/// All event types as others rely on them, as a document: <c>{"events":[{"name","version","topic","bareName","schema"}]}</c>,
/// by name and version, the keys of schemas in ordinal order. The same types give the same bytes.
/// </summary>
public sealed class Contract
{
    private static readonly JsonWriterOptions Format = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Contract(IEnumerable<ContractEntry> events) =>
        Events = [.. events.OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Version)];

    public IReadOnlyList<ContractEntry> Events { get; }

    /// <summary>What these types promise today.</summary>
    public static Contract Of(IEnumerable<EventType> types) =>
        new(types.Select(type => new ContractEntry(type.Name, type.Version, type.Topic, type.BareName, type.Schema.Json)));

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such document; says what and where.</exception>
    public static Contract Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new Contract(document.RootElement.Clone().GetProperty("events").EnumerateArray().Select(entry => new ContractEntry(
                entry.GetProperty("name").GetString()!,
                entry.GetProperty("version").GetInt32(),
                entry.GetProperty("topic").GetString()!,
                entry.GetProperty("bareName").GetString(),
                entry.GetProperty("schema"))).ToList());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(
                $"The contract is not readable ({error.Message}): it is {{\"events\":[{{\"name\",\"version\",\"topic\",\"bareName\",\"schema\"}}]}}. Restore it.", error);
        }
    }

    public ContractEntry? Find(string name, int version) => Events.FirstOrDefault(entry => entry.Name == name && entry.Version == version);

    /// <summary>Indented JSON that ends with a line break.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("events");
            foreach (var entry in Events)
            {
                writer.WriteStartObject();
                writer.WriteString("name", entry.Name);
                writer.WriteNumber("version", entry.Version);
                writer.WriteString("topic", entry.Topic);
                writer.WriteString("bareName", entry.BareName);
                writer.WritePropertyName("schema");
                Write(writer, entry.Schema);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
