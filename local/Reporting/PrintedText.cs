namespace Local.Reporting;

/// <summary>Text that comes from messages or functions, as a terminal may show it: one line, which steers nothing.</summary>
public static class PrintedText
{
    /// <summary>A function may write a megabyte without an end of line.</summary>
    private const int Longest = 16_384;

    /// <summary>
    /// Control characters (escape sequences begin with one), ends of lines of any kind and what turns the direction of writing
    /// become U+FFFD; a tab stays.
    /// </summary>
    public static string Of(string text)
    {
        var shown = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "...") : text;
        return shown.Any(Steers) ? string.Concat(shown.Select(character => Steers(character) ? '\uFFFD' : character)) : shown;
    }

    private static bool Steers(char character) =>
        (char.IsControl(character) && character != '\t')
        || character is '\u2028' or '\u2029' or '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
