using Local.Declaration;
using Local.Routing;

namespace Local.Graphing;

/// <summary>Which ways events go in a stack, by its recorded resources: what a user declares by hand is in it too.</summary>
public sealed class Topology
{
    internal Topology(IEnumerable<GraphNode> nodes, IEnumerable<GraphEdge> edges)
    {
        Nodes = [.. nodes.OrderBy(node => node.Kind).ThenBy(node => node.Id, StringComparer.Ordinal)];
        Edges =
        [
            .. edges.OrderBy(edge => edge.IsFailure)
                .ThenBy(edge => edge.From.Kind).ThenBy(edge => edge.From.Id, StringComparer.Ordinal)
                .ThenBy(edge => edge.To.Kind).ThenBy(edge => edge.To.Id, StringComparer.Ordinal)
                .ThenBy(edge => string.Join('\n', edge.Label), StringComparer.Ordinal),
        ];
    }

    /// <summary>By kind and id.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The ordinary ways first, then those of failure, by their ends.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    public static Topology Of(Recording recording) => new TopologyReader(recording, StackRoutes.Of(recording)).Read();
}
