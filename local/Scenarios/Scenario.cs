namespace Local.Scenarios;

/// <summary>Events to publish and what should become of them.</summary>
public sealed record Scenario
{
    public required string Description { get; init; }

    public required IReadOnlyList<ScenarioEvent> Events { get; init; }

    /// <summary>Totals that must hold at the end, by their name in the JSON result; empty if only <c>lost</c> counts.</summary>
    public required IReadOnlyDictionary<string, int> ExpectedTotals { get; init; }
}
