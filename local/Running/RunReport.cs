namespace Local.Running;

/// <summary>What a run came to.</summary>
/// <param name="Failures">Expectations of the scenario that did not hold.</param>
public sealed record RunReport(
    string Stack, string Scenario, IReadOnlyList<EventOutcome> Events, RunTotals Totals, IReadOnlyList<string> Failures)
{
    /// <summary>Nothing was lost, nothing is left unexplained, and all happened as the scenario says.</summary>
    public bool IsGood => Totals.Lost == 0 && Failures.Count == 0;
}
