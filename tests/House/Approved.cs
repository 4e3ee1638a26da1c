using System.Runtime.CompilerServices;

namespace Tests.House;

/// <summary>
/// Texts that somebody has read and approved, beside the tests. <c>APPROVE=1 dotnet test</c> writes them anew; what changed is
/// then a matter of review.
/// </summary>
internal static class Approved
{
    public static bool IsRequested { get; } = Environment.GetEnvironmentVariable("APPROVE") == "1";

    /// <param name="file">Relative to the calling test's folder.</param>
    public static void Verify(string file, string text, [CallerFilePath] string test = "")
    {
        var folder = Path.GetDirectoryName(Path.GetRelativePath("/_/", test.Replace('\\', '/')))!;
        var path = Path.Combine(Repository.Root, folder, file);
        if (IsRequested)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{folder}/{file} is missing: read what APPROVE=1 dotnet test writes, and commit it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}
