namespace Pulumi;

/// <summary>
/// What applies to every resource of a stack. Left out, as in <see cref="ResourceOptions"/>: ResourceTransforms.
/// </summary>
public class StackOptions
{
    private List<ResourceTransformation>? _resourceTransformations;

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }
}
