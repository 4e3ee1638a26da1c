namespace Pulumi;

/// <summary>The options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    internal override ResourceOptions Clone() => CopyOf(this);

    /// <summary>
    /// Both options in one, neither of them changed: single values of the second win, lists are joined.
    /// </summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = CopyOf(options1);
        if (options2 is not null)
        {
            merged.Absorb(options2);
            merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options2.ImportId ?? merged.ImportId;
            merged._additionalSecretOutputs = Join(merged._additionalSecretOutputs, options2._additionalSecretOutputs);
            foreach (var (variable, mapped) in options2._envVarMappings ?? [])
            {
                merged.EnvVarMappings[variable] = mapped;
            }
        }

        return merged;
    }

    private static CustomResourceOptions CopyOf(CustomResourceOptions? options)
    {
        var copy = new CustomResourceOptions();
        if (options is not null)
        {
            options.CopyTo(copy);
            copy.DeleteBeforeReplace = options.DeleteBeforeReplace;
            copy._additionalSecretOutputs = Copy(options._additionalSecretOutputs);
            copy.ImportId = options.ImportId;
            copy._envVarMappings = options._envVarMappings is null ? null : new(options._envVarMappings);
        }

        return copy;
    }
}
