namespace Sim.Sns;

/// <summary>An app of a platform for mobile push, and its endpoints in the order of creation.</summary>
internal sealed class PlatformApplication(string arn, string path)
{
    public string Arn { get; } = arn;

    /// <summary>For example <c>GCM/shop</c>.</summary>
    public string Path { get; } = path;

    public AttributeTexts Attributes { get; } = new();

    public List<PlatformEndpoint> Endpoints { get; } = [];
}
