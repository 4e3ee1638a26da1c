using System.Collections;

namespace Sim;

/// <summary>The one record of what happened, append-only. Remember <see cref="Count"/> to read on from there.</summary>
public sealed class Trace : IReadOnlyList<Fact>
{
    private readonly List<Fact> facts = [];

    internal Trace(bool enabled) => Enabled = enabled;

    /// <summary>When false nothing is recorded.</summary>
    public bool Enabled { get; }

    public int Count => facts.Count;

    public Fact this[int index] => facts[index];

    internal void Add(in Fact fact) => facts.Add(fact);

    public IEnumerator<Fact> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
