namespace Local.Graphing;

/// <summary>A way that events go.</summary>
/// <param name="Label">Its lines; none for what explains itself.</param>
/// <param name="IsFailure">It is gone when the ordinary way failed.</param>
public sealed record GraphEdge(GraphNode From, GraphNode To, IReadOnlyList<string> Label, bool IsFailure = false);
