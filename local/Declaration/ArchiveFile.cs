using System.Reflection;
using Pulumi;

namespace Local.Declaration;

/// <summary>Where an archive lies on this machine.</summary>
public static class ArchiveFile
{
    // The SDK hands archives to the engine only: it has no public way to ask one for its path.
    private static readonly PropertyInfo Value = typeof(AssetOrArchive).GetProperty("Value", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(AssetOrArchive), "Value");

    public static string PathOf(FileArchive archive) => (string)Value.GetValue(archive)!;
}
