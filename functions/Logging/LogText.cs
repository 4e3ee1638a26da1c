using System.Globalization;

namespace Functions.Logging;

/// <summary>Text from outside, made fit for a log line: one line, capped, nothing that steers a terminal.</summary>
public static class LogText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with line breaks as spaces, other control and directional characters replaced, and cut to
    /// <paramref name="longest"/> characters.
    /// </summary>
    public static string? OneLine(string? text, int longest)
    {
        if (text is null || (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')))
        {
            return text;
        }

        var capped = text.Length > longest;
        // One place is kept for the ellipsis.
        var kept = capped ? text.AsSpan(0, longest - 1) : text;
        return string.Create(kept.Length + (capped ? 1 : 0), kept, static (line, kept) =>
        {
            for (var at = 0; at < kept.Length; at++)
            {
                line[at] = kept[at] is '\n' or '\r' or '\t' ? ' ' : IsUnfit(kept, at) ? Replacement : kept[at];
            }

            if (line.Length > kept.Length)
            {
                line[^1] = '…';
            }
        });
    }

    /// <summary>Controls (escape, bell), line separators, directional marks, and halves of a surrogate pair.</summary>
    private static bool IsUnfit(ReadOnlySpan<char> text, int at) => char.GetUnicodeCategory(text[at]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate when char.IsHighSurrogate(text[at]) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        UnicodeCategory.Surrogate => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };
}
