using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something that the deployment keeps track of by its urn.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers =
        ImmutableDictionary<string, ProviderResource>.Empty;

    /// <summary>A resource that is only referred to: it has no arguments and is not registered.</summary>
    private protected Resource(string type, string name)
    {
        _type = type;
        _name = name;
        Completions = ImmutableDictionary<string, IOutputCompletion>.Empty;
    }

    private protected Resource(
        string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        // First of all: from here on other threads may see this resource, and must find its outputs in place.
        Completions = OutputProperties.Initialize(this, isRead: options.Urn is not null || remote);
        _type = type;
        _name = name;
        IsRemote = remote;

        (_transformations, args, options) = Transform(args, options, InheritFrom(options));

        // The caller's options stay as they were.
        options = options.Clone();
        var providers = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not null && providers.Count > 0)
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        if (options.Parent is { } parent)
        {
            Parent = parent;
            if (parent is ComponentResource component)
            {
                Dependencies.AddChild(component, this);
            }

            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }

        _providers = custom ? ProvidersOfCustom(options) : ProvidersOfComponent(options, providers);
        _protect = options.Protect;
        Provider = custom ? options.Provider : null;
        foreach (var alias in options.Aliases)
        {
            Alias.ResolveUrn(alias, name, type, options.Parent);
        }

        Deployment.Required.ReadOrRegisterResource(this, remote, args, options);
    }

    [Output(Wire.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    internal ImmutableDictionary<string, IOutputCompletion> Completions { get; }

    /// <summary>Made elsewhere, by a provider: a component of which only the outside is seen here.</summary>
    internal bool IsRemote { get; }

    internal Resource? Parent { get; }

    internal ProviderResource? Provider { get; }

    // Methods, not properties: subclasses have properties with these names.
    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider that children of the given type token (package:module:type) inherit.</summary>
    internal ProviderResource? GetProvider(string token)
    {
        var parts = token.Split(':');
        return parts.Length == 3 ? _providers.GetValueOrDefault(parts[0]) : null;
    }

    /// <summary>
    /// Transformations come from the parent, or from the stack; a resource that is only read has neither.
    /// </summary>
    private Resource? InheritFrom(ResourceOptions options)
    {
        if (_type == Stack.TypeToken)
        {
            return null;
        }

        return options.Parent ?? (options.Urn is null ? Deployment.Required.Stack : null);
    }

    private (ImmutableArray<ResourceTransformation>, ResourceArgs, ResourceOptions) Transform(
        ResourceArgs args, ResourceOptions options, Resource? parent)
    {
        // Own ones first, then those of the parent. Without own ones the parent's array is shared, not copied.
        var inherited = parent?._transformations ?? [];
        var own = options.ResourceTransformations;
        ImmutableArray<ResourceTransformation> transformations = own.Count == 0 ? inherited : [.. own, .. inherited];
        foreach (var transformation in transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                // The parent decides which transformations apply, so none of them can change it.
                throw new ArgumentException(
                    "Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (transformations, args, options);
    }

    private ImmutableDictionary<string, ProviderResource> ProvidersOfCustom(ResourceOptions options)
    {
        if (options.Provider is null)
        {
            options.Provider = options.Parent?.GetProvider(_type);
            return _providers;
        }

        var parts = _type.Split(':');
        return parts.Length == 3 ? _providers.SetItem(parts[0], options.Provider) : _providers;
    }

    private ImmutableDictionary<string, ProviderResource> ProvidersOfComponent(
        ResourceOptions options, List<ProviderResource> providers)
    {
        if (options.Provider is not null)
        {
            return _providers.SetItem(options.Provider.Package, options.Provider);
        }

        return providers.Aggregate(_providers, (all, provider) => all.SetItem(provider.Package, provider));
    }
}
