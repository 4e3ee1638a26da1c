namespace Local.Running;

/// <summary>Outcomes as scenario files and JSON results write them.</summary>
public static class OutcomeNames
{
    private static readonly IReadOnlyDictionary<Outcome, string> Names = Enum.GetValues<Outcome>()
        .ToDictionary(outcome => outcome, outcome => char.ToLowerInvariant(outcome.ToString()[0]) + outcome.ToString()[1..]);

    public static IEnumerable<string> All => Names.Values;

    public static string InJson(this Outcome outcome) => Names[outcome];

    public static Outcome? Parse(string name) =>
        Names.Where(entry => entry.Value == name).Select(entry => (Outcome?)entry.Key).FirstOrDefault();
}
