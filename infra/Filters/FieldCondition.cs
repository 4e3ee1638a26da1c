namespace Infra.Filters;

/// <summary>What a consumer demands of one field of an event's data: any of the patterns holds for it.</summary>
/// <param name="Field">Within the data.</param>
/// <param name="Patterns">At least one.</param>
/// <param name="InArray">
/// True if the field is an array, or lies in one: then SNS takes the event if any element matches, and no list of patterns
/// says that none does.
/// </param>
public sealed record FieldCondition(FieldPath Field, IReadOnlyList<FilterPattern> Patterns, bool InArray = false)
{
    /// <summary>The values that are accepted; null if SNS cannot tell them from the rest.</summary>
    internal ValueSet? Accepted => InArray || Patterns.Any(pattern => pattern.Accepted is null) ? null
        : Patterns.Aggregate(ValueSet.None, (set, pattern) => set.Or(pattern.Accepted!));

    public override string ToString() => $"{Field}: [{string.Join(", ", Patterns)}]";
}
