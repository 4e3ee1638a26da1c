namespace Infra.Settings.Rules;

/// <summary>What AWS takes as a tag. https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html</summary>
internal static class TagRules
{
    /// <summary>Set by the program: <c>stack</c> and <c>project</c>.</summary>
    private const int OwnTags = 2;

    public static IEnumerable<string> Failures(string path, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > AwsLimits.Tags - OwnTags)
        {
            yield return $"{path} has {tags.Count} tags, at most {AwsLimits.Tags - OwnTags} are possible beside stack and project. Leave some out.";
        }

        foreach (var (key, value) in tags)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{path}.{key} begins with `aws:`, which AWS keeps for itself. Choose another name.";
            }
            else if (key is "stack" or "project")
            {
                yield return $"{path}.{key} is set by the program itself. Leave it out.";
            }

            if (key.Length > AwsLimits.TagKeyLength || value.Length > AwsLimits.TagValueLength)
            {
                yield return $"{path}.{key} has {key.Length} characters in its name and {value.Length} in its value, "
                    + $"at most {AwsLimits.TagKeyLength} and {AwsLimits.TagValueLength} are possible. Shorten it.";
            }
        }
    }
}
