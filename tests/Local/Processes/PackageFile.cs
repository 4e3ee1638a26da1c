using System.IO.Compression;

namespace Tests.Local.Processes;

/// <summary>A function's package, a zip of texts, for one test.</summary>
internal sealed class PackageFile : IDisposable
{
    private const int ExecutableFile = 0x81ED;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    public PackageFile(params (string Name, string Text)[] entries)
    {
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            var entry = zip.CreateEntry(name);
            if (name == "bootstrap")
            {
                entry.ExternalAttributes = ExecutableFile << 16;
            }

            using var writer = new StreamWriter(entry.Open());
            writer.Write(text);
        }
    }

    public string Path => System.IO.Path.Combine(folder.FullName, "function.zip");

    public void Dispose() => folder.Delete(recursive: true);
}
