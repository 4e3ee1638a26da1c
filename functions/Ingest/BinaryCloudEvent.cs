using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ingest;

/// <summary>
/// A CloudEvent in binary mode: its attributes are the headers <c>ce-*</c>, its data is the body
/// (https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md). What is published is the
/// same event as one JSON document: a message has no headers that every consumer could see.
/// </summary>
internal static class BinaryCloudEvent
{
    private const string Prefix = "ce-";

    /// <summary>Names that the JSON form gives another meaning than that of an attribute.</summary>
    private static readonly string[] NoAttributes = ["data", "data_base64", "datacontenttype"];

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsIn(UrlRequest request) => request.HeadersByName.Keys.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>The event in its JSON form.</summary>
    /// <param name="request">Its headers.</param>
    /// <param name="data">The body, JSON.</param>
    /// <param name="reason">Why there is none.</param>
    public static string? ToJson(UrlRequest request, JsonElement data, out string? reason)
    {
        var attributes = request.HeadersByName
            .Where(header => header.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(header => (Name: header.Key[Prefix.Length..], Value: Decoded(header.Value)))
            .ToList();
        var unfit = attributes.Find(attribute => NoAttributes.Contains(attribute.Name)).Name;
        reason = unfit is not null ? $"header `{Prefix}{unfit}`: `{unfit}` is no attribute of a CloudEvent in binary mode, the body and its content type are"
            : !attributes.Exists(attribute => attribute.Name == "specversion") ? $"no header `{Prefix}specversion`, which makes a request a CloudEvent in binary mode"
            : null;
        if (reason is not null)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, AsWritten))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in attributes)
            {
                writer.WriteString(name, value);
            }

            writer.WriteString("datacontenttype"u8, ContentType.Json);
            writer.WritePropertyName("data"u8);
            data.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Headers are percent-encoded where their text is not printable ASCII.</summary>
    private static string Decoded(string value) => value.Contains('%') ? Uri.UnescapeDataString(value) : value;
}
