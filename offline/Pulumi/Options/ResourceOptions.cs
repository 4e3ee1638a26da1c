namespace Pulumi;

/// <summary>
/// What is said about a resource besides its arguments. Left out, because only the Pulumi engine carries them out and
/// a mocked deployment passes over them: ResourceTransforms and Hooks.
/// </summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<ResourceTransformation>? _resourceTransformations;

    protected ResourceOptions()
    {
    }

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<Input<Alias>> Aliases { get; set; } = [];

    public string? Urn { get; set; }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    public Input<object>? ReplacementTrigger { get; set; }

    // Most resources have neither; asking these first spares them an empty list each.
    internal bool HasDependsOn => _dependsOn is not null;

    internal bool HasReplaceWith => _replaceWith is not null;

    internal abstract ResourceOptions Clone();

    private protected void CopyTo(ResourceOptions copy)
    {
        copy.Id = Id;
        copy.Parent = Parent;
        copy._dependsOn = _dependsOn?.Clone();
        copy.Protect = Protect;
        copy._ignoreChanges = Copy(_ignoreChanges);
        copy.Version = Version;
        copy.Provider = Provider;
        copy.CustomTimeouts = CustomTimeouts?.Clone();
        copy._resourceTransformations = Copy(_resourceTransformations);
        copy.Aliases = [.. Aliases];
        copy.Urn = Urn;
        copy._replaceOnChanges = Copy(_replaceOnChanges);
        copy.PluginDownloadURL = PluginDownloadURL;
        copy.RetainOnDelete = RetainOnDelete;
        copy.DeletedWith = DeletedWith;
        copy._replaceWith = _replaceWith?.Clone();
        copy._hideDiffs = Copy(_hideDiffs);
        copy.ReplacementTrigger = ReplacementTrigger;
    }

    private protected static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    /// <summary>Single values of the other win where it has them; lists are joined.</summary>
    private protected void Absorb(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Urn = other.Urn ?? Urn;
        Version = other.Version ?? Version;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;

        _ignoreChanges = Join(_ignoreChanges, other._ignoreChanges);
        _resourceTransformations = Join(_resourceTransformations, other._resourceTransformations);
        Aliases.AddRange(other.Aliases);
        _replaceOnChanges = Join(_replaceOnChanges, other._replaceOnChanges);
        _hideDiffs = Join(_hideDiffs, other._hideDiffs);
        _dependsOn = Join(_dependsOn, other._dependsOn);
        _replaceWith = Join(_replaceWith, other._replaceWith);
    }

    private protected static List<T>? Join<T>(List<T>? first, List<T>? second)
        => second is null ? first : [.. first ?? [], .. second];

    private static InputList<Resource>? Join(InputList<Resource>? first, InputList<Resource>? second)
        => first is null || second is null ? first ?? second?.Clone() : first.Concat(second);
}
