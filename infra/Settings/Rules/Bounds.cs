namespace Infra.Settings.Rules;

/// <summary>A closed range, in the unit of its type.</summary>
public readonly record struct Bounds<T>(T Least, T Most)
    where T : IComparable<T>
{
    public bool Contain(T value) => value.CompareTo(Least) >= 0 && value.CompareTo(Most) <= 0;
}
