namespace Pulumi.Aws.Generator;

internal static class Identifier
{
    /// <summary>A schema name as a C# one: <c>visibilityTimeoutSeconds</c> is <c>VisibilityTimeoutSeconds</c>.</summary>
    public static string Of(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
