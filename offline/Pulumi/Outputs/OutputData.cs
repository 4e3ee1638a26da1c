using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>What an <see cref="Output{T}"/> resolves to: a value and the three facts that travel with it.</summary>
internal readonly record struct OutputData<T>(
    ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<object?> Untyped() => new(Resources, Value, IsKnown, IsSecret);
}

internal static class OutputData
{
    public static readonly ImmutableHashSet<Resource> NoResources = [];

    public static OutputData<T> Known<T>(T value, bool isSecret = false) => new(NoResources, value, true, isSecret);

    public static OutputData<T> Unknown<T>(bool isSecret = false) => new(NoResources, default!, false, isSecret);

    /// <summary>Union without a copy in the two commonest cases: one side empty, both the same set.</summary>
    public static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right)
    {
        if (right.Count == 0 || ReferenceEquals(left, right))
        {
            return left;
        }

        return left.Count == 0 ? right : left.Union(right);
    }
}
