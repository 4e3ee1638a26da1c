using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace Events;

/// <summary>
/// Reads a message body in either of its two forms, a CloudEvents 1.0 JSON document or a bare producer's object with a
/// field <c>eventType</c>, as one thing: a CloudEvent of a known type whose data fits the type's schema.
/// </summary>
public static class EventEnvelope
{
    private const string SpecVersion = "specversion";
    private const string BareType = "eventType";
    private static readonly JsonEventFormatter Formatter = new();

    /// <summary>Reads and validates one message body (UTF-8 JSON text). Never throws for what a producer can send.</summary>
    public static EventReading Read(string body, MessageOrigin origin) => Read(body, origin, EventCatalog.All);

    /// <summary>The same for other types than those of the catalog. Versions of one name stand beside each other.</summary>
    public static EventReading Read(string body, MessageOrigin origin, IReadOnlyList<EventType> types)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement.Clone(), origin, types);
        }
        catch (JsonException error)
        {
            return new EventReading.Invalid($"not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException error) when (error.InnerException is DecoderFallbackException || error.Message.Contains("UTF-16"))
        {
            // An escape such as "\ud800" is well-formed JSON, yet stands for no text; it shows only when the string is read.
            return new EventReading.Invalid("not JSON text: a string holds half of a surrogate pair");
        }
    }

    private static EventReading Read(JsonElement root, MessageOrigin origin, IReadOnlyList<EventType> types)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new EventReading.Invalid($"not a JSON object but {JsonKind.Of(root)}");
        }

        if (root.TryGetProperty(SpecVersion, out _))
        {
            return ReadCloudEvent(root, types);
        }

        return root.TryGetProperty(BareType, out var bareType)
            ? ReadBare(root, bareType, origin, types)
            : new EventReading.Invalid(
                $"no type: neither a CloudEvent (`{SpecVersion}`, `type`) nor a bare event (`{BareType}`)", Text(root, "id"), Text(root, "type"));
    }

    private static EventReading ReadCloudEvent(JsonElement root, IReadOnlyList<EventType> types)
    {
        CloudEvent cloudEvent;
        try
        {
            cloudEvent = Formatter.ConvertFromJsonElement(root, extensionAttributes: null);
        }
        catch (ArgumentException error)
        {
            // The SDK reports every breach of the CloudEvents specification this way.
            return new EventReading.Invalid(
                $"not a valid CloudEvent: {FirstLine(error.Message)}", Text(root, "id"), Text(root, "type"));
        }

        var name = cloudEvent.Type!;
        if (!TryReadVersion(cloudEvent.DataSchema?.OriginalString, name, out var version))
        {
            return new EventReading.Invalid(
                $"dataschema `{cloudEvent.DataSchema!.OriginalString}` is not `{EventType.DataSchemaPrefix}{name}:<version>`", cloudEvent.Id, name);
        }

        if (EventCatalog.Find(types, name, version) is not { } type)
        {
            return new EventReading.Invalid($"unknown event type `{name}` version {version}", cloudEvent.Id, name);
        }

        return cloudEvent.Data is JsonElement data
            ? Validated(cloudEvent, type, data)
            : new EventReading.Invalid("no data: a CloudEvent of this type carries a JSON object in `data`", cloudEvent.Id, name);
    }

    private static EventReading ReadBare(JsonElement root, JsonElement bareType, MessageOrigin origin, IReadOnlyList<EventType> types)
    {
        if (bareType.ValueKind != JsonValueKind.String)
        {
            return new EventReading.Invalid($"`{BareType}` must be a string, is {JsonKind.Of(bareType)}", origin.MessageId);
        }

        var bareName = bareType.GetString()!;
        if (EventCatalog.FindBare(types, bareName) is not { } type)
        {
            return new EventReading.Invalid($"unknown event type `{bareName}` in `{BareType}`", origin.MessageId, bareName);
        }

        var cloudEvent = new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = origin.MessageId,
            Source = new Uri(origin.Source, UriKind.RelativeOrAbsolute),
            Type = type.Name,
            DataSchema = new Uri(type.DataSchema),
            DataContentType = "application/json",
        };
        return Validated(cloudEvent, type, WithoutType(root));
    }

    private static EventReading Validated(CloudEvent cloudEvent, EventType type, JsonElement data)
    {
        var errors = type.Schema.Validate(data);
        if (errors.Count > 0)
        {
            return new EventReading.Invalid($"data does not fit {type}: {string.Join("; ", errors)}", cloudEvent.Id, type.Name) { Reasons = errors };
        }

        cloudEvent.Data = data;
        return new EventReading.Valid(cloudEvent, type);
    }

    private static bool TryReadVersion(string? dataSchema, string name, out int version)
    {
        version = 1;
        if (dataSchema is null)
        {
            return true;
        }

        var prefix = $"{EventType.DataSchemaPrefix}{name}:";
        return dataSchema.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(dataSchema.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>A bare producer mixes type and data in one object; the data is everything but the type.</summary>
    private static JsonElement WithoutType(JsonElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in root.EnumerateObject().Where(property => property.Name != BareType))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] : text;
}
