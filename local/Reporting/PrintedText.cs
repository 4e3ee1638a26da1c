using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Local.Reporting;

/// <summary>Text that comes from messages or functions, as a terminal may show it: one line, which steers nothing.</summary>
public static class PrintedText
{
    /// <summary>A function may write a megabyte without an end of line.</summary>
    private const int Longest = 16_384;

    /// <summary>For JSON that may be printed: other letters stay as they are, but what steers is escaped.</summary>
    public static JavaScriptEncoder JsonEncoder { get; } = Encoder();

    /// <summary>
    /// Control characters (escape sequences begin with one), ends of lines of any kind and what turns the direction of writing
    /// become U+FFFD; a tab stays.
    /// </summary>
    public static string Of(string text)
    {
        var shown = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "...") : text;
        return shown.Any(Steers) ? string.Concat(shown.Select(character => Steers(character) ? '\uFFFD' : character)) : shown;
    }

    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(Steers)]);
        return JavaScriptEncoder.Create(settings);
    }

    private static bool Steers(char character) =>
        (char.IsControl(character) && character != '\t')
        || character is '\u2028' or '\u2029' or '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
