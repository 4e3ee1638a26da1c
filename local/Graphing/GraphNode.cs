namespace Local.Graphing;

/// <summary>A place where events are.</summary>
/// <param name="Id">Letters, digits and underscores; the same as long as the program calls the resource the same.</param>
/// <param name="Name">What AWS calls it; three stars if that is secret.</param>
public sealed record GraphNode(string Id, NodeKind Kind, string Name);
