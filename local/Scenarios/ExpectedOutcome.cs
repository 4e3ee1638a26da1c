using Local.Running;

namespace Local.Scenarios;

/// <summary>What should become of an event; null where the scenario does not say.</summary>
public sealed record ExpectedOutcome
{
    /// <summary>Stands for the declared number of receives before the dead-letter queue.</summary>
    public const string MaxReceiveCount = "maxReceiveCount";

    public Outcome? Outcome { get; init; }

    public string? Consumer { get; init; }

    /// <summary>A number, or <see cref="MaxReceiveCount"/>.</summary>
    public string? Attempts { get; init; }

    public bool? Duplicate { get; init; }

    /// <summary>A part of the reason.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What does not hold, in words; empty if all does. An expectation that names a consumer is about that consumer alone:
    /// further ones may take the same event.
    /// </summary>
    /// <param name="rows">What became of one occurrence of the event, at each of its consumers.</param>
    public IEnumerable<string> Failures(IReadOnlyList<EventOutcome> rows)
    {
        var meant = Consumer is null ? rows : [.. rows.Where(row => row.Consumer == Consumer)];
        return meant.Count == 0
            ? [$"expected consumer `{Consumer}`, was {string.Join(", ", rows.Select(row => row.Consumer ?? row.Outcome.InJson()))}"]
            : meant.SelectMany(Failures);
    }

    private IEnumerable<string> Failures(EventOutcome actual)
    {
        if (Outcome is { } outcome && outcome != actual.Outcome)
        {
            yield return $"expected {outcome.InJson()}, was {actual.Outcome.InJson()}{(actual.Reason is null ? "" : $" ({actual.Reason})")}";
        }

        var attempts = Attempts == MaxReceiveCount ? actual.MaxReceiveCount?.ToString() : Attempts;
        if (Attempts is not null && attempts != actual.Attempts.ToString())
        {
            yield return $"expected {attempts ?? "no"} attempts, were {actual.Attempts}";
        }

        if (Duplicate is { } duplicate && duplicate != actual.IsDuplicate)
        {
            yield return duplicate ? "expected to be suppressed as a duplicate, was handled" : "expected to be handled, was suppressed as a duplicate";
        }

        if (Reason is not null && actual.Reason?.Contains(Reason, StringComparison.OrdinalIgnoreCase) != true)
        {
            yield return $"expected a reason with `{Reason}`, was {(actual.Reason is null ? "none" : $"`{actual.Reason}`")}";
        }
    }
}
