using System.IO.Enumeration;

namespace Packaging;

/// <summary>Names that never belong where functions are: secrets, settings of one developer's machine, sources of the build.</summary>
public static class DenyList
{
    /// <summary>Not in a package, nor in the folder that one is made from: what lies there today is deployed by a change tomorrow.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
        [".env*", "*.pfx", "*.p12", "*.pem", "*.key", "id_rsa*", "id_ed25519*", "credentials", ".netrc", ".npmrc", ".aws", "appsettings.Development.json", ".git"];

    /// <summary>Not in a package.</summary>
    public static IReadOnlyList<string> Patterns { get; } = [.. Secrets, "obj", "node_modules", "__pycache__"];

    /// <summary>The pattern that refuses this file or folder name, if any.</summary>
    public static string? Match(IReadOnlyList<string> patterns, string name) =>
        patterns.FirstOrDefault(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true));
}
