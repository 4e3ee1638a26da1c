using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A configured provider, which other resources name in their options.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, registerPackageRequest: null)
    {
    }

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest)
    {
        Package = package;
    }

    internal string Package { get; }

    /// <summary>Urn and id of the provider, as a resource names it to the monitor; empty without a provider.</summary>
    internal static async Task<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
        {
            return "";
        }

        var urn = await provider.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await provider.Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? Wire.Unknown : id)}";
    }
}
