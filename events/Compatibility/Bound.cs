using System.Globalization;

namespace Events.Compatibility;

/// <summary>An end of a range of numbers.</summary>
internal readonly record struct Bound(decimal Value, bool IsExclusive)
{
    /// <summary>The same end among integers: <c>exclusiveMinimum: 0</c> is <c>minimum: 1</c>.</summary>
    public Bound AmongIntegers(bool lower) => lower
        ? new(IsExclusive ? Math.Floor(Value) + 1 : Math.Ceiling(Value), false)
        : new(IsExclusive ? Math.Ceiling(Value) - 1 : Math.Floor(Value), false);

    /// <summary>Below 0 if this end shuts out less than the other, above 0 if more.</summary>
    public int Tightness(Bound other, bool lower) => Value == other.Value
        ? IsExclusive.CompareTo(other.IsExclusive)
        : lower ? Value.CompareTo(other.Value) : other.Value.CompareTo(Value);

    public string Text(bool lower) => string.Create(
        CultureInfo.InvariantCulture, $"{(lower ? IsExclusive ? "more than" : "at least" : IsExclusive ? "less than" : "at most")} {Value}");
}
