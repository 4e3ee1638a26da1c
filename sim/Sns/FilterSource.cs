using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>
/// A filter policy as it was written. SNS reads it as a stream, and names with every refusal the place that it had reached
/// (recorded in 2024): behind a number, true, false or null; behind the first character of anything else.
/// </summary>
internal sealed class FilterSource(byte[] utf8)
{
    /// <summary>So much of the text is part of an error.</summary>
    private const int ShownCharacters = 500;

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
        var read = utf8.AsSpan(0, place);
        var line = read.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(read[(read.LastIndexOf((byte)'\n') + 1)..]) + 1;
        var text = Encoding.UTF8.GetString(utf8);
        var shown = text.Length <= ShownCharacters ? $"\"{text}\"" : $"\"{text[..ShownCharacters]}\"[truncated {text.Length - ShownCharacters} chars]";
        return FilterPolicyReader.Invalid($"{reason}\n at [Source: (String){shown}; line: {line}, column: {column}]");
    }
}
