using Pulumi.Serialization;

namespace Pulumi;

/// <summary>One file.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, object value)
        : base(Wire.Asset, property, value)
    {
    }
}

/// <summary>A file on this machine.</summary>
public sealed class FileAsset(string path) : Asset(Wire.AssetPath, path);

/// <summary>A text.</summary>
public sealed class StringAsset(string text) : Asset(Wire.AssetText, text);

/// <summary>A file behind an address.</summary>
public sealed class RemoteAsset(string uri) : Asset(Wire.AssetUri, uri);

/// <summary>
/// Stands for a provider's answer that should have been an asset and was not; it cannot be passed on.
/// </summary>
internal sealed class InvalidAsset() : Asset(Wire.AssetText, "");
