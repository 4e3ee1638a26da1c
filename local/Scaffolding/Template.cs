namespace Local.Scaffolding;

/// <summary>A file that is written anew: a text with places for what differs.</summary>
internal static class Template
{
    /// <param name="name">Its path below Templates/, with dots for slashes: <c>csharp.Function.cs</c>.</param>
    /// <param name="places">What stands for each <c>{{place}}</c>.</param>
    public static string Text(string name, params ReadOnlySpan<(string Place, string Text)> places)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream($"Templates.{name}")
            ?? throw new InvalidOperationException($"There is no template {name}.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        foreach (var (place, value) in places)
        {
            text = text.Replace($"{{{{{place}}}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
