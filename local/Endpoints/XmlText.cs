using System.Xml;

namespace Local.Endpoints;

/// <summary>Text from outside, such as the names that errors repeat, as XML can carry it.</summary>
internal static class XmlText
{
    /// <summary>Characters that XML 1.0 has no place for, and halves of surrogate pairs, become U+FFFD.</summary>
    public static string Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(text[at]))
            {
                return Replaced(text, at);
            }
        }

        return text;
    }

    private static string Replaced(string text, int from) => string.Create(text.Length, (text, from), static (letters, source) =>
    {
        source.text.CopyTo(letters);
        for (var at = source.from; at < letters.Length; at++)
        {
            if (char.IsHighSurrogate(letters[at]) && at + 1 < letters.Length && char.IsLowSurrogate(letters[at + 1]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(letters[at]))
            {
                letters[at] = '\uFFFD';
            }
        }
    });
}
