namespace Sim.Sns;

/// <summary>An app on one device. Nothing is sent there from this machine.</summary>
internal sealed class PlatformEndpoint(string arn, PlatformApplication application)
{
    public const string EnabledName = "Enabled";

    public string Arn { get; } = arn;

    public PlatformApplication Application { get; } = application;

    public AttributeTexts Attributes { get; } = new();

    public bool IsEnabled => Attributes[EnabledName] == "true";
}
