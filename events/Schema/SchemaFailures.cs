namespace Events.Schema;

/// <summary>Collects what does not fit, with the path of the place that is being looked at.</summary>
internal sealed class SchemaFailures
{
    private readonly List<string> path = [];
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    public void Add(string message) => all.Add($"{(path.Count == 0 ? "data" : "data" + string.Concat(path))}: {message}");

    public void Enter(string segment) => path.Add(segment);

    public void Leave() => path.RemoveAt(path.Count - 1);
}
