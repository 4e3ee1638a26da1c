using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ingest;

/// <summary>An HTTP answer as a function URL takes it, payload format 2.0. Its body is always JSON.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Body)
{
    /// <summary>It leaves quotes and letters as they are: the answer holds a document in a string, and Lambda limits its size.</summary>
    public static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Headers beside the content type.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public MemoryStream ToStream()
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, AsWritten))
        {
            writer.WriteStartObject();
            writer.WriteNumber("statusCode"u8, (int)Status);
            writer.WriteStartObject("headers"u8);
            writer.WriteString("content-type"u8, ContentType.Json);
            // The answer repeats what the request said: no browser may take it for a page.
            writer.WriteString("x-content-type-options"u8, "nosniff"u8);
            foreach (var (name, value) in Headers)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
            writer.WriteString("body"u8, Encoding.UTF8.GetString(Body));
            writer.WriteBoolean("isBase64Encoded"u8, false);
            writer.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }
}
