namespace Sim.DynamoDb.Expressions;

/// <summary>Paths of one expression, of which none may lie within another.</summary>
internal sealed class PathSet(ExpressionReader reader)
{
    private readonly List<DocumentPath> paths = [];

    public IReadOnlyList<DocumentPath> Paths => paths;

    public DocumentPath Add(DocumentPath path)
    {
        foreach (var earlier in paths)
        {
            if (earlier.Overlaps(path))
            {
                Refuse(Objection.OverlappingPaths, "overlap", earlier, path);
            }
            else if (earlier.ConflictsWith(path))
            {
                Refuse(Objection.ConflictingPaths, "conflict", earlier, path);
            }
        }

        paths.Add(path);
        return path;
    }

    private void Refuse(Objection objection, string how, DocumentPath one, DocumentPath two) => reader.Object(
        objection,
        $"Two document paths {how} with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");
}
