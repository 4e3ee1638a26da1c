using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, registerPackageRequest: null)
    {
    }

    // A mocked deployment has no packages to register; the parameter is there for generated code.
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions(), remote: false)
    {
    }

    private protected CustomResource(string type, string name)
        : base(type, name)
    {
    }

    [Output(Wire.Id)]
    public Output<string> Id { get; private protected set; } = null!;
}
