using System.Collections;

namespace Sim;

/// <summary>
/// The one record of what happened, append-only; with a limit, the last part of it. Remember <see cref="End"/> to read on
/// from there by <see cref="At"/>, whatever was forgotten meanwhile.
/// </summary>
public sealed class Trace : IReadOnlyList<Fact>
{
    private readonly List<Fact> facts = [];
    private readonly int limit;

    internal Trace(bool enabled, int? limit)
    {
        Enabled = enabled;
        this.limit = limit ?? int.MaxValue;
    }

    /// <summary>When false nothing is recorded.</summary>
    public bool Enabled { get; }

    /// <summary>The number of the oldest fact that is kept; 0 as long as none was forgotten.</summary>
    public long Start => End - facts.Count;

    /// <summary>How many facts there ever were: the number of the next one.</summary>
    public long End { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Count => facts.Count;

    /// <summary>Counted from the oldest that is kept.</summary>
    public Fact this[int index] => At(Start + index);

    /// <param name="number">From <see cref="Start"/> up to, not including, <see cref="End"/>; a fact keeps its number.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is forgotten, or still to come.</exception>
    public Fact At(long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, End);
        return facts[(int)(number % limit)];
    }

    internal void Add(in Fact fact)
    {
        if (facts.Count < limit)
        {
            facts.Add(fact);
        }
        else
        {
            facts[(int)(End % limit)] = fact;
        }

        End++;
    }

    public IEnumerator<Fact> GetEnumerator()
    {
        for (var number = Start; number < End; number++)
        {
            yield return At(number);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
