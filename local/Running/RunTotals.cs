namespace Local.Running;

/// <summary>
/// The law in numbers. Every row has exactly one outcome, so rows = discarded + processed + deadLettered + parked + inFlight
/// + lost; duplicates suppressed are among the processed.
/// </summary>
public sealed record RunTotals(
    int Published, int Discarded, int Processed, int DuplicatesSuppressed, int DeadLettered, int Parked, int InFlight, int Lost)
{
    public static IReadOnlyList<string> Names { get; } =
        ["published", "discarded", "processed", "duplicatesSuppressed", "deadLettered", "parked", "inFlight", "lost"];

    public IReadOnlyList<int> Values => [Published, Discarded, Processed, DuplicatesSuppressed, DeadLettered, Parked, InFlight, Lost];

    public int this[string name] => Values[Names.ToList().IndexOf(name)];

    /// <param name="published">Events that a topic accepted; with several consumers an event has several rows.</param>
    public static RunTotals Of(int published, IReadOnlyList<EventOutcome> rows)
    {
        int Count(Outcome outcome) => rows.Count(row => row.Outcome == outcome);
        return new RunTotals(
            published,
            Count(Outcome.Discarded),
            Count(Outcome.Processed),
            rows.Count(row => row.IsDuplicate),
            Count(Outcome.DeadLettered),
            Count(Outcome.Parked),
            Count(Outcome.InFlight),
            Count(Outcome.Lost));
    }
}
