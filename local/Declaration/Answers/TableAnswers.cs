namespace Local.Declaration.Answers;

internal static class TableAnswers
{
    /// <summary>A stream is labelled by when it was turned on; here that is always the same moment.</summary>
    private const string StreamLabel = "2026-01-01T00:00:00.000";

    public static Dictionary<string, Func<NewResource, Created>> ByType => new() { [ResourceTypes.Table] = Table };

    private static Created Table(NewResource table)
    {
        var name = table.PhysicalName();
        var arn = table.Arn("dynamodb", $"table/{name}");
        return table.Flag("streamEnabled")
            ? Created.WithArn(name, arn, ("name", name), ("streamArn", $"{arn}/stream/{StreamLabel}"), ("streamLabel", StreamLabel))
            : Created.WithArn(name, arn, ("name", name));
    }
}
