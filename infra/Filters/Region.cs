namespace Infra.Filters;

/// <summary>Keys of a message with what may stand in each: all must hold. A key that is not named may hold anything.</summary>
internal sealed class Region
{
    private readonly List<(FieldPath Key, ValueSet Values)> keys;

    private Region(List<(FieldPath Key, ValueSet Values)> keys) => this.keys = keys;

    /// <summary>Every message.</summary>
    public static Region Everything { get; } = new([]);

    public IReadOnlyList<(FieldPath Key, ValueSet Values)> Keys => keys;

    public bool IsEmpty => keys.Exists(key => key.Values.IsEmpty);

    public Region And(FieldPath key, ValueSet values)
    {
        var joined = this[key].And(values);
        var index = keys.FindIndex(known => known.Key == key);
        return joined.IsEverything ? this
            : index < 0 ? new Region([.. keys, (key, joined)])
            : new Region([.. keys[..index], (key, joined), .. keys[(index + 1)..]]);
    }

    /// <summary>This, and the other with its keys below a parent.</summary>
    public Region And(Region other, string? parent) =>
        other.keys.Aggregate(this, (region, key) => region.And(parent is null ? key.Key : key.Key.Under(parent), key.Values));

    /// <summary>True if whatever is in this region is in the other one too.</summary>
    public bool IsWithin(Region other) => other.keys.TrueForAll(key => this[key.Key].IsWithin(key.Values));

    private ValueSet this[FieldPath key] => keys.Find(known => known.Key == key).Values ?? ValueSet.Everything;
}
