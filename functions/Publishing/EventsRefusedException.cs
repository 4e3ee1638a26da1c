namespace Functions.Publishing;

/// <summary>Some of the events that were to be published are refused; none of them was sent.</summary>
public sealed class EventsRefusedException(IReadOnlyList<(int Index, EventCheck.Refused Refusal)> refusals) : Exception(
    "Nothing was published. " + string.Join(" ", refusals.Select(refused => $"Event {refused.Index}: {string.Join("; ", refused.Refusal.Reasons)}.")))
{
    /// <summary>Which, by their index in what was given, and why.</summary>
    public IReadOnlyList<(int Index, EventCheck.Refused Refusal)> Refusals { get; } = refusals;
}
