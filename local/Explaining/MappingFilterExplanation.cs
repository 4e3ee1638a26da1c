namespace Local.Explaining;

/// <summary>Whether the filter criteria of an event source mapping let a message through to the function.</summary>
/// <param name="Patterns">As declared; one of them is enough.</param>
/// <param name="TakenBy">The first that lets it through; null: none does, and the message is deleted from the queue.</param>
public sealed record MappingFilterExplanation(IReadOnlyList<string> Patterns, string? TakenBy);
