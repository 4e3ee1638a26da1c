namespace Sim.Sns;

/// <summary>The tags of a resource, in the order in which they came.</summary>
public sealed class TagList
{
    /// <summary>https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html</summary>
    private const int Most = 50;

    private readonly List<KeyValuePair<string, string>> tags = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => tags;

    /// <exception cref="AwsError">A key twice, or too many.</exception>
    public static void Check(IReadOnlyList<KeyValuePair<string, string>> given)
    {
        if (given.Select(tag => tag.Key).Distinct(StringComparer.Ordinal).Count() < given.Count)
        {
            throw SnsErrors.Invalid("Duplicated keys are not allowed.");
        }

        CheckCount(given.Count);
    }

    private static void CheckCount(int tags)
    {
        if (tags > Most)
        {
            throw new AwsError("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
        }
    }

    public void Set(IReadOnlyList<KeyValuePair<string, string>> given)
    {
        Check(given);
        CheckCount(tags.Count + given.Count(tag => !tags.Exists(other => other.Key == tag.Key)));
        foreach (var tag in given)
        {
            var at = tags.FindIndex(other => other.Key == tag.Key);
            if (at < 0)
            {
                tags.Add(tag);
            }
            else
            {
                tags[at] = tag;
            }
        }
    }

    public void Remove(IReadOnlyList<string> keys) => tags.RemoveAll(tag => keys.Contains(tag.Key));

    /// <summary>True if there is nothing new in them.</summary>
    public bool Covers(IReadOnlyList<KeyValuePair<string, string>> given) => given.All(tags.Contains);
}
