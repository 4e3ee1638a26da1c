using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>
/// A plain tree as JSON, spaced, ordered and escaped as the official package's formatter (that of Protocol Buffers)
/// does it, because a mock sees this text.
/// </summary>
internal static class ProtobufJson
{
    public static string Format(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case int number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                text.Append(number.ToString("r", CultureInfo.InvariantCulture));
                break;
            case string plain:
                AppendString(text, plain);
                break;
            case ImmutableArray<object?> array:
                AppendAll(text, '[', ']', array, item => Append(text, item));
                break;
            case ImmutableDictionary<string, object?> dictionary:
                AppendAll(text, '{', '}', dictionary.OrderBy(pair => pair.Key), pair =>
                {
                    AppendString(text, pair.Key);
                    text.Append(": ");
                    Append(text, pair.Value);
                });
                break;
            default:
                throw new InvalidOperationException("Unsupported value when converting to protobuf: " + value.GetType().FullName);
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open).Append(' ');
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ", ");
            append(item);
            first = false;
        }

        text.Append(first ? "" : " ").Append(close);
    }

    private static void AppendString(StringBuilder text, string plain)
    {
        text.Append('"');
        foreach (var character in plain)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                _ when IsEscaped(character) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    // Control and format characters, and what could end a script in a browser.
    private static bool IsEscaped(char character)
        => character is < ' ' or '<' or '>' or (>= '\x7f' and <= '\x9f') or '\u00ad' or '\u06dd' or '\u070f'
            or (>= '\u0600' and <= '\u0603') or '\u17b4' or '\u17b5' or (>= '\u200b' and <= '\u200f')
            or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u2064') or (>= '\u206a' and <= '\u206f')
            or '\ufeff' or (>= '\ufff9' and <= '\ufffb')
            || char.IsSurrogate(character);
}
