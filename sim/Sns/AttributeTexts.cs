namespace Sim.Sns;

/// <summary>Attributes by AWS's names, in their order.</summary>
internal sealed class AttributeTexts
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => values;

    public string? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set => values[name] = value!;
    }

    public void Set(IReadOnlyDictionary<string, string> given)
    {
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }
    }
}
