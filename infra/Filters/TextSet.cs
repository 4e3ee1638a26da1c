namespace Infra.Filters;

/// <summary>
/// A set of texts, told by their beginnings: the longest known prefix of a text decides, unless the text itself is known.
/// Closed under union, intersection and complement.
/// </summary>
public sealed class TextSet
{
    /// <summary>Always has the empty prefix: what is not otherwise known.</summary>
    private readonly IReadOnlyDictionary<string, bool> prefixes;

    private readonly IReadOnlyDictionary<string, bool> texts;

    private TextSet(IReadOnlyDictionary<string, bool> prefixes, IReadOnlyDictionary<string, bool> texts)
    {
        this.prefixes = prefixes;
        this.texts = texts;
    }

    public static TextSet None { get; } = Of([], [], _ => false, _ => false);

    public static TextSet All { get; } = None.Complement();

    public bool IsAll => prefixes.Count == 1 && texts.Count == 0 && prefixes[string.Empty];

    public bool IsEmpty => prefixes.Count == 1 && texts.Count == 0 && !prefixes[string.Empty];

    /// <summary>The texts it lacks, if these are single texts and at least one; else null.</summary>
    public IReadOnlyList<string>? LackedTexts =>
        prefixes.Count == 1 && prefixes[string.Empty] && texts.Count > 0 ? [.. texts.Keys] : null;

    public static TextSet Exactly(IEnumerable<string> members)
    {
        var list = members.Distinct().ToList();
        return Of([], list, _ => false, list.Contains);
    }

    public static TextSet Prefixed(string prefix) =>
        Of([prefix], [], text => text.StartsWith(prefix, StringComparison.Ordinal), text => text.StartsWith(prefix, StringComparison.Ordinal));

    public TextSet Complement() => Of(prefixes.Keys, texts.Keys, prefix => !ContainsBeginning(prefix), text => !Contains(text));

    public TextSet Or(TextSet other) => Merge(other, (one, two) => one || two);

    public TextSet And(TextSet other) => Merge(other, (one, two) => one && two);

    public bool Contains(string text) => texts.TryGetValue(text, out var member) ? member : ContainsBeginning(text);

    /// <summary>
    /// Patterns of which any holds for exactly these texts, and never for another kind of value; null if there are none: SNS
    /// cannot except from a prefix, and knows one anything-but on prefixes at a time.
    /// </summary>
    public IReadOnlyList<FilterPattern>? Patterns()
    {
        var patterns = new List<FilterPattern>();
        if (prefixes[string.Empty])
        {
            var lacked = prefixes.Where(prefix => !prefix.Value).Select(prefix => prefix.Key).ToList();
            if (lacked.Count > 1 || texts.Any(text => !text.Value))
            {
                return null;
            }

            // SNS has no pattern for "any text"; a prefix and all but that prefix are.
            patterns.Add(new FilterPattern.AnythingButPrefix(lacked.Count == 1 ? lacked[0] : AnyPrefix));
            if (lacked.Count == 0)
            {
                patterns.Add(new FilterPattern.Prefix(AnyPrefix));
            }
        }
        else if (prefixes.Count(prefix => !prefix.Value) > 1 || texts.Any(text => !text.Value))
        {
            return null;
        }

        patterns.AddRange(texts.Where(text => text.Value).Select(text => new FilterPattern.Text(text.Key)));
        patterns.AddRange(prefixes.Where(prefix => prefix.Value && prefix.Key.Length > 0).Select(prefix => new FilterPattern.Prefix(prefix.Key)));
        return patterns;
    }

    private const string AnyPrefix = "-";

    private bool ContainsBeginning(string text)
    {
        for (var length = text.Length; length > 0; length--)
        {
            if (prefixes.TryGetValue(text[..length], out var member))
            {
                return member;
            }
        }

        return prefixes[string.Empty];
    }

    private TextSet Merge(TextSet other, Func<bool, bool, bool> join) => Of(
        prefixes.Keys.Union(other.prefixes.Keys),
        texts.Keys.Union(other.texts.Keys),
        prefix => join(ContainsBeginning(prefix), other.ContainsBeginning(prefix)),
        text => join(Contains(text), other.Contains(text)));

    /// <summary>Drops what the next shorter prefix says already; keeps the order in which texts were named.</summary>
    private static TextSet Of(
        IEnumerable<string> prefixes, IEnumerable<string> texts, Func<string, bool> hasBeginning, Func<string, bool> has)
    {
        var kept = new Dictionary<string, bool> { [string.Empty] = hasBeginning(string.Empty) };
        var set = new TextSet(kept, new Dictionary<string, bool>());
        foreach (var prefix in prefixes.Where(prefix => prefix.Length > 0).Distinct().OrderBy(prefix => prefix.Length).ToList())
        {
            if (set.ContainsBeginning(prefix) != hasBeginning(prefix))
            {
                kept[prefix] = hasBeginning(prefix);
            }
        }

        return new TextSet(kept, texts.Where(text => set.ContainsBeginning(text) != has(text)).ToDictionary(text => text, has));
    }
}
