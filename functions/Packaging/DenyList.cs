using System.IO.Enumeration;

namespace Packaging;

/// <summary>Names that never belong in a package: secrets, settings of one developer's machine, sources of the build.</summary>
public static class DenyList
{
    public static IReadOnlyList<string> Patterns { get; } =
        [".env*", "*.pfx", "*.pem", "*.key", "appsettings.Development.json", ".git", "obj"];

    /// <summary>The pattern that refuses this file or folder name, if any.</summary>
    public static string? Match(string name) =>
        Patterns.FirstOrDefault(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true));
}
