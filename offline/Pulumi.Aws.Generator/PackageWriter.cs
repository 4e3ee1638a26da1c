namespace Pulumi.Aws.Generator;

/// <summary>Writes what the package says of itself.</summary>
internal static class PackageWriter
{
    public static string Write(string version)
    {
        var code = new Code();
        code.Block("namespace Pulumi.Aws", () => code.Block("internal static class Package", () =>
            code.Line($"public const string Version = \"{version}\";")));
        return code.ToString();
    }
}
