using Events.Compatibility;

namespace Tests.Events;

/// <summary>What is said to somebody whose change does not agree with the baseline.</summary>
internal static class CompatibilityGate
{
    public const string Refresh = "APPROVE=1 dotnet test --filter Baseline";

    /// <summary>Why the baseline may not be refreshed: the breaking changes and who takes the events; null if nothing breaks.</summary>
    public static string? Refusal(Contract baseline, Contract current)
    {
        var breaking = ContractComparison.Of(baseline, current).Where(change => change.IsBreaking).ToList();
        return breaking.Count == 0
            ? null
            : $"{breaking.Count} breaking change(s) of the contract:\n{Lines(breaking)}\nThe baseline is not refreshed before that is mended.";
    }

    /// <summary>What to review when nothing breaks; null if the two are the same.</summary>
    public static string? Review(Contract baseline, Contract current) => baseline.ToJson() == current.ToJson()
        ? null
        : $"The contract has changed and nothing breaks. Refresh the baseline (`{Refresh}`) and have the diff reviewed:\n"
            + Lines(ContractComparison.Of(baseline, current));

    private static string Lines(IEnumerable<ContractChange> changes) => string.Join('\n', changes.Select(change =>
        StackTakers.Of(change.Event.Name) is { Count: > 0 } takers ? $"- {change} Taken by {string.Join(", ", takers)}." : $"- {change} No stack has a consumer of it."));
}
