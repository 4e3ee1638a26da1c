using System.Text.Json;

namespace Events.Compatibility;

/// <summary>What changed between two contracts: the events themselves, and by <see cref="SchemaComparison"/> their data.</summary>
public sealed class ContractComparison
{
    private readonly Contract was;
    private readonly Contract now;
    private readonly List<ContractChange> changes = [];

    private ContractComparison(Contract was, Contract now)
    {
        this.was = was;
        this.now = now;
    }

    /// <summary>Every difference, by event. An old version that stands unchanged beside a new one is none.</summary>
    public static IReadOnlyList<ContractChange> Of(Contract was, Contract now)
    {
        var comparison = new ContractComparison(was, now);
        foreach (var entry in was.Events)
        {
            comparison.Compare(entry);
        }

        foreach (var entry in now.Events.Where(entry => was.Find(entry.Name, entry.Version) is null))
        {
            comparison.Added(entry);
        }

        return comparison.changes;
    }

    private void Compare(ContractEntry entry)
    {
        if (now.Find(entry.Name, entry.Version) is not { } current)
        {
            Removed(entry);
            return;
        }

        var before = changes.Count;
        if (current.Topic != entry.Topic)
        {
            changes.Add(new ContractChange(entry, null, $"its topic was `{entry.Topic}`, is `{current.Topic}`", Breaks.Both,
                $"Leave it on `{entry.Topic}`; what belongs on `{current.Topic}` is an event type of another name."));
        }

        if (current.BareName != entry.BareName)
        {
            CompareBareNames(entry, current);
        }

        var next = NextVersion(entry.Name);
        changes.AddRange(SchemaComparison.Of(entry.Compiled, current.Compiled).Select(change => new ContractChange(
            entry, change.Path, change.What, change.Breaks, change.Breaks == Breaks.None
                ? "Nothing breaks."
                : $"Leave v{entry.Version} as it was and add v{next} beside it: events/Schemas/{entry.Name}.v{next}.json.")));
        if (changes.Count == before && !JsonElement.DeepEquals(entry.Schema, current.Schema))
        {
            changes.Add(new ContractChange(entry, "data", "its schema is written differently and means the same", Breaks.None, "Nothing breaks."));
        }
    }

    private void Removed(ContractEntry entry)
    {
        var others = now.Events.Where(other => other.Name == entry.Name).Select(other => $"v{other.Version}").ToList();
        changes.Add(new ContractChange(entry, null, others.Count == 0 ? "is removed" : $"is removed, only {string.Join(", ", others)} stands", Breaks.Both,
            $"Put it back ({(others.Count == 0 ? "" : "versions stand beside each other: ")}its schema, its line in EventCatalog). "
            + "Once nobody publishes or takes it and none waits in a queue, delete its entry from the baseline by hand, for the review to see."));
    }

    private void CompareBareNames(ContractEntry entry, ContractEntry current) => changes.Add(entry.BareName is null
        ? new ContractChange(entry, null, $"can now be sent bare, as `{current.BareName}`", Breaks.None, "Nothing breaks.")
        : new ContractChange(entry, null, $"its bare name was `{entry.BareName}`, is {(current.BareName is { } name ? $"`{name}`" : "none")}", Breaks.Writers,
            $"Leave it `{entry.BareName}`; a new version has a bare name of its own, or none."));

    private void Added(ContractEntry entry) => changes.Add(was.Events.Any(other => other.Name == entry.Name)
        ? new ContractChange(entry, null, "is a new version", Breaks.None,
            "Nothing breaks until it is published: consumers take an event by its name, in every version, so teach them this one first.")
        : new ContractChange(entry, null, "is a new event type", Breaks.None, "Nothing breaks."));

    private int NextVersion(string name) =>
        was.Events.Concat(now.Events).Where(entry => entry.Name == name).Max(entry => entry.Version) + 1;
}
