namespace Tests.Functions;

/// <summary>A folder to be packed, gone when the test is.</summary>
internal sealed class PackageFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("package-");

    public PackageFolder() => Directory.CreateDirectory(Path);

    public string Path => System.IO.Path.Combine(root.FullName, "publish");

    public string Archive => System.IO.Path.Combine(root.FullName, "packages", "Function.zip");

    public PackageFolder With(string name, string content = "content")
    {
        var file = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>Gives a file a mode, where files have one.</summary>
    public void SetMode(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), mode);
        }
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => root.Delete(recursive: true);
}
