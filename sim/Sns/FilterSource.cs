using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>
/// A filter policy as SNS compiles it, without space between its parts. It is read as a stream, and every refusal names the
/// place that was reached: behind a number, true, false or null; behind the first character of anything else.
/// </summary>
internal sealed class FilterSource(byte[] utf8)
{
    /// <summary>So much of the text is part of an error.</summary>
    private const int ShownCharacters = 500;

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It holds half a surrogate pair, which is JSON but no text.</exception>
    public static byte[] Compact(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var compact = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(compact, AsWritten))
        {
            document.RootElement.WriteTo(writer);
        }

        return compact.WrittenSpan.ToArray();
    }

    /// <summary>The reader has seen the value, or the name before it, but has not yet looked inside.</summary>
    public AwsError AtStartOf(JsonElement value, string reason) => Invalid(reason, StartOf(value));

    public AwsError Behind(JsonElement value, string reason) => Invalid(reason, EndOf(value));

    /// <summary>The reader looked for the next element of a list.</summary>
    public AwsError AtElement(JsonElement list, int index, string reason) =>
        Invalid(reason, index < list.GetArrayLength() ? StartOf(list[index]) : EndOf(list));

    private int StartOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Object ? PlaceOf(value) + 1 : EndOf(value);

    private int EndOf(JsonElement value) => PlaceOf(value) + JsonMarshal.GetRawUtf8Value(value).Length;

    /// <summary>An element is a part of the bytes that it was parsed from.</summary>
    private int PlaceOf(JsonElement value) =>
        new ReadOnlySpan<byte>(utf8).Overlaps(JsonMarshal.GetRawUtf8Value(value), out var place) ? place : 0;

    private AwsError Invalid(string reason, int place)
    {
        var column = Encoding.UTF8.GetCharCount(utf8, 0, place) + 1;
        var text = Encoding.UTF8.GetString(utf8);
        var shown = text.Length <= ShownCharacters ? $"\"{text}\"" : $"\"{text[..ShownCharacters]}\"[truncated {text.Length - ShownCharacters} chars]";
        return FilterPolicyReader.Invalid($"{reason}\n at [Source: (String){shown}; line: 1, column: {column}]");
    }
}
