namespace Infra.Filters;

/// <summary>Consecutive numbers, without end where a bound is null. Equal inclusive bounds are one number.</summary>
/// <param name="Least">The lower bound.</param>
/// <param name="WithLeast">True if the lower bound belongs to it.</param>
/// <param name="Most">The upper bound.</param>
/// <param name="WithMost">True if the upper bound belongs to it.</param>
public sealed record NumberBounds(decimal? Least, bool WithLeast, decimal? Most, bool WithMost)
{
    public static NumberBounds Unbounded { get; } = new(null, false, null, false);

    public bool IsPoint => Least is not null && Least == Most;

    /// <summary>What both hold; null if nothing.</summary>
    public NumberBounds? And(NumberBounds other)
    {
        var (least, withLeast) = Tighter(Least, WithLeast, other.Least, other.WithLeast, 1);
        var (most, withMost) = Tighter(Most, WithMost, other.Most, other.WithMost, -1);
        return least > most || (least == most && least is not null && !(withLeast && withMost)) ? null
            : new NumberBounds(least, withLeast, most, withMost);
    }

    /// <summary>As SNS writes them: the lower bound first.</summary>
    public IEnumerable<(string Comparison, decimal Operand)> Comparisons()
    {
        if (IsPoint)
        {
            yield return ("=", Least!.Value);
            yield break;
        }

        if (Least is { } least)
        {
            yield return (WithLeast ? ">=" : ">", least);
        }

        if (Most is { } most)
        {
            yield return (WithMost ? "<=" : "<", most);
        }
    }

    private static (decimal? Bound, bool With) Tighter(decimal? one, bool withOne, decimal? other, bool withOther, int sign) =>
        one is null ? (other, withOther)
        : other is null ? (one, withOne)
        : one == other ? (one, withOne && withOther)
        : sign * one.Value.CompareTo(other.Value) > 0 ? (one, withOne) : (other, withOther);
}
