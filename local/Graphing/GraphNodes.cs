using Local.Declaration;

namespace Local.Graphing;

/// <summary>The nodes of a topology, one for each resource and for each outside that an edge leads to.</summary>
internal sealed class GraphNodes(ResourceIndex index)
{
    private readonly Dictionary<string, GraphNode> byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public IEnumerable<GraphNode> All => byKey.Values;

    /// <param name="noun">Begins the id, so that no name can be a word of the drawing's language.</param>
    public GraphNode Add(RecordedResource resource, NodeKind kind, string noun) => Add(resource.Urn, kind, noun, resource.Name, index.NameOf(resource));

    public GraphNode Of(RecordedResource resource) => byKey[resource.Urn];

    public GraphNode Outside(string key, string name) => byKey.GetValueOrDefault(key) ?? Add(key, NodeKind.Outside, "outside", key, index.Shown(name));

    public GraphNode Url(RecordedResource url) =>
        Add(url.Urn, NodeKind.Url, "url", url.Name, $"HTTPS, {index.Shown(url.TextOrNull("authorizationType") ?? "no authorization")}");

    private GraphNode Add(string key, NodeKind kind, string noun, string text, string name)
    {
        var plain = $"{noun}_{string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'))}";
        var id = plain;
        for (var number = 2; !ids.Add(id); number++)
        {
            id = $"{plain}_{number}";
        }

        return byKey[key] = new GraphNode(id, kind, name);
    }
}
