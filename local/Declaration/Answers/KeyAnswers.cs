namespace Local.Declaration.Answers;

internal static class KeyAnswers
{
    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        ["aws:kms/key:Key"] = Key,
        ["aws:kms/alias:Alias"] = Alias,
    };

    private static Created Key(NewResource key)
    {
        var id = key.Flag("multiRegion") ? $"mrk-{key.Hex("id", 32)}" : key.Uuid();
        return Created.WithArn(id, key.Arn("kms", $"key/{id}"), ("keyId", id));
    }

    private static Created Alias(NewResource alias)
    {
        const string prefix = "alias/";
        var name = alias.PhysicalName();
        name = name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name;
        var target = alias.Text("targetKeyId", string.Empty);
        return Created.WithArn(
            name,
            alias.Arn("kms", name),
            ("name", name),
            ("targetKeyArn", target.StartsWith("arn:", StringComparison.Ordinal) ? target : alias.Arn("kms", $"key/{target}")));
    }
}
