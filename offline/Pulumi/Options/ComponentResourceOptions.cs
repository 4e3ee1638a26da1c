namespace Pulumi;

/// <summary>The options of a component, which its children inherit in part.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    internal override ResourceOptions Clone() => CopyOf(this);

    /// <summary>
    /// Both options in one, neither of them changed: single values of the second win, lists are joined. Of several
    /// providers for one package the last stays.
    /// </summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = CopyOf(options1);
        if (options2 is not null)
        {
            merged.Absorb(options2);
        }

        var last = merged.Providers.Concat(options2?._providers ?? []).Reverse().DistinctBy(provider => provider.Package);
        merged.Providers = [.. last.Reverse()];
        return merged;
    }

    private static ComponentResourceOptions CopyOf(ComponentResourceOptions? options)
    {
        var copy = new ComponentResourceOptions();
        if (options is not null)
        {
            options.CopyTo(copy);
            copy._providers = Copy(options._providers);
        }

        return copy;
    }
}
