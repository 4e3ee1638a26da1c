using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource of which only the urn is known.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        : base(type: "", name: "")
    {
        Urn = new Output<string>(new OutputData<string>([this], urn, IsKnown: true, IsSecret: false));
    }
}
