namespace Pulumi.Aws;

/// <summary>What every class of this package gives the core package besides what its user gives it.</summary>
internal static class Defaults
{
    public static CustomResourceOptions Of(CustomResourceOptions? options, params string[] secretOutputs)
    {
        var defaults = new CustomResourceOptions { Version = Package.Version, AdditionalSecretOutputs = [.. secretOutputs] };
        var merged = CustomResourceOptions.Merge(defaults, options);

        // A constructor declares a new resource; with an id it would read an existing one.
        merged.Id = "";
        return merged;
    }

    public static InvokeOptions Of(InvokeOptions? options)
    {
        options ??= new InvokeOptions();
        options.Version ??= Package.Version;
        return options;
    }

    public static InvokeOutputOptions Of(InvokeOutputOptions? options)
    {
        options ??= new InvokeOutputOptions();
        options.Version ??= Package.Version;
        return options;
    }

    /// <summary>The first of these environment variables that is set.</summary>
    public static Input<string>? FromEnvironment(params string[] variables) =>
        variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => value is not null) is { } value
            ? (Input<string>)value
            : null;

    public static Input<T>? Secret<T>(Input<T>? value) => value is null
        ? null
        : (Input<T>)Output.Tuple(value.ToOutput(), Output.CreateSecret(true)).Apply(both => both.Item1);
}
