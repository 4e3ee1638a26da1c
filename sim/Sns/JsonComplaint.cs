using System.Text;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>What SNS says of JSON that is none, in the words of its parser.</summary>
internal static class JsonComplaint
{
    private const string Source = " at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: ";

    public static string Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var isName = false;
        try
        {
            while (reader.Read())
            {
                isName = reader.TokenType is JsonTokenType.StartObject;
            }

            return "failed to parse JSON.";
        }
        catch (JsonException)
        {
            var at = (int)reader.BytesConsumed;
            while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                at++;
            }

            if (at >= bytes.Length)
            {
                return "failed to parse JSON. Unexpected end-of-input\n" + $"{Source}{bytes.Length + 1}]";
            }

            var found = (char)bytes[at];
            if (isName || !char.IsAsciiLetter(found))
            {
                var expected = isName ? "was expecting double-quote to start field name" : "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
                return $"failed to parse JSON. Unexpected character ('{found}' (code {(int)found})): {expected}\n{Source}{at + (isName ? 1 : 2)}]";
            }

            var end = at;
            while (end < bytes.Length && char.IsAsciiLetterOrDigit((char)bytes[end]))
            {
                end++;
            }

            return $"failed to parse JSON. Unrecognized token '{Encoding.UTF8.GetString(bytes, at, end - at)}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n{Source}{end + 1}]";
        }
    }
}
