using Pulumi;

namespace Tests.Local;

/// <summary>A component that is made of whatever a test puts into it.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, Action<CustomResourceOptions>? content = null, ComponentResourceOptions? options = null, string type = "shop:index:Group")
        : base(type, name, options)
    {
        content?.Invoke(new CustomResourceOptions { Parent = this });
        RegisterOutputs(new Dictionary<string, object?> { ["label"] = $"group {name}" });
    }
}
