namespace Local.Graphing.AsyncApi;

/// <summary>
/// Keys of one map of the document: letters, digits, dot, dash and underscore, so that a key stands in a <c>$ref</c> as it is.
/// </summary>
internal sealed class DocumentKeys
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public static string Plain(string text) =>
        string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_'));

    public string Add(string text)
    {
        var plain = Plain(text);
        var key = plain;
        for (var number = 2; !taken.Add(key); number++)
        {
            key = $"{plain}-{number}";
        }

        return key;
    }
}
