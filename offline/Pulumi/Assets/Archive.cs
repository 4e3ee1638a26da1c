using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Several files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object value)
        : base(Wire.Archive, property, value)
    {
    }
}

/// <summary>Assets and archives by name.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets)
    : Archive(Wire.ArchiveAssets, assets.ToImmutableDictionary());

/// <summary>A folder or an archive file on this machine.</summary>
public sealed class FileArchive(string path) : Archive(Wire.AssetPath, path);

/// <summary>An archive behind an address.</summary>
public sealed class RemoteArchive(string uri) : Archive(Wire.AssetUri, uri);

/// <summary>
/// Stands for a provider's answer that should have been an archive and was not; it cannot be passed on.
/// </summary>
internal sealed class InvalidArchive()
    : Archive(Wire.ArchiveAssets, ImmutableDictionary<string, AssetOrArchive>.Empty);
