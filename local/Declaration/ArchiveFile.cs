using System.Reflection;
using Pulumi;

namespace Local.Declaration;

/// <summary>Where an archive lies on this machine.</summary>
public static class ArchiveFile
{
    // The SDK hands assets to the engine only: it has no public way to ask one for its path, address, text or parts.
    private static readonly PropertyInfo Value = typeof(AssetOrArchive).GetProperty("Value", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(AssetOrArchive), "Value");

    public static string PathOf(FileArchive archive) => (string)Value.GetValue(archive)!;

    /// <summary>A path, an address or a text; for an <see cref="AssetArchive"/> its parts by name.</summary>
    internal static object ValueOf(AssetOrArchive asset) => Value.GetValue(asset)!;
}
