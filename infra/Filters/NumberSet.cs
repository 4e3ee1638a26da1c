namespace Infra.Filters;

/// <summary>
/// A set of numbers: between its sorted breakpoints, and at each of them, membership is one and the same. Closed under
/// union, intersection and complement.
/// </summary>
public sealed class NumberSet
{
    private readonly decimal[] breakpoints;

    /// <summary>Membership at each breakpoint.</summary>
    private readonly bool[] at;

    /// <summary>Membership before the first breakpoint, between each two, and after the last: one more than breakpoints.</summary>
    private readonly bool[] gaps;

    private NumberSet(decimal[] breakpoints, bool[] at, bool[] gaps)
    {
        this.breakpoints = breakpoints;
        this.at = at;
        this.gaps = gaps;
    }

    public static NumberSet None { get; } = new([], [], [false]);

    public static NumberSet All { get; } = new([], [], [true]);

    public bool IsEmpty => breakpoints.Length == 0 && !gaps[0];

    public bool IsAll => breakpoints.Length == 0 && gaps[0];

    /// <summary>The numbers it lacks, if these are single numbers and at least one; else null.</summary>
    public IReadOnlyList<decimal>? LackedPoints =>
        breakpoints.Length > 0 && gaps.All(gap => gap) ? breakpoints : null;

    public static NumberSet Points(IEnumerable<decimal> points) =>
        points.Aggregate(None, (set, point) => set.Or(Between(new NumberBounds(point, true, point, true))));

    public static NumberSet Between(NumberBounds bounds)
    {
        decimal[] breakpoints = [.. new[] { bounds.Least, bounds.Most }.OfType<decimal>().Distinct()];
        return Of(
            breakpoints,
            number => (bounds.Least is not { } least || number > least || (bounds.WithLeast && number == least))
                && (bounds.Most is not { } most || number < most || (bounds.WithMost && number == most)));
    }

    public NumberSet Complement() => new(breakpoints, [.. at.Select(member => !member)], [.. gaps.Select(member => !member)]);

    public NumberSet Or(NumberSet other) => Merge(other, (one, two) => one || two);

    public NumberSet And(NumberSet other) => Merge(other, (one, two) => one && two);

    public bool Contains(decimal number)
    {
        var index = Array.BinarySearch(breakpoints, number);
        return index >= 0 ? at[index] : gaps[~index];
    }

    /// <summary>Its intervals in ascending order, each as wide as it goes.</summary>
    public IEnumerable<NumberBounds> Intervals()
    {
        NumberBounds? open = gaps[0] ? NumberBounds.Unbounded : null;
        for (var index = 0; index < breakpoints.Length; index++)
        {
            var point = breakpoints[index];
            if (open is not null && !(at[index] && gaps[index + 1]))
            {
                yield return open with { Most = point, WithMost = at[index] };
                open = gaps[index + 1] ? new NumberBounds(point, false, null, false) : null;
            }
            else if (open is null && gaps[index + 1])
            {
                open = new NumberBounds(point, at[index], null, false);
            }
            else if (open is null && at[index])
            {
                yield return new NumberBounds(point, true, point, true);
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private NumberSet Merge(NumberSet other, Func<bool, bool, bool> join) =>
        Of([.. breakpoints.Union(other.breakpoints).Order()], number => join(Contains(number), other.Contains(number)));

    /// <summary>Samples each breakpoint and a number of each gap; drops breakpoints at which nothing changes.</summary>
    private static NumberSet Of(decimal[] candidates, Func<decimal, bool> contains)
    {
        var points = new List<decimal>();
        var at = new List<bool>();
        var gaps = new List<bool> { contains(candidates.Length == 0 ? 0 : candidates[0] - 1) };
        for (var index = 0; index < candidates.Length; index++)
        {
            var here = contains(candidates[index]);
            var after = contains(index + 1 < candidates.Length ? (candidates[index] + candidates[index + 1]) / 2 : candidates[index] + 1);
            if (here != gaps[^1] || after != here)
            {
                points.Add(candidates[index]);
                at.Add(here);
                gaps.Add(after);
            }
        }

        return new NumberSet([.. points], [.. at], [.. gaps]);
    }
}
