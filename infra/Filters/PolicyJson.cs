using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Filters;

/// <summary>How filter policies are written: compact, and readable where a text is not ASCII.</summary>
internal static class PolicyJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            content(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
