namespace Local.Hosting.Processes;

/// <summary>The bootstraps that this program carries, as files in a folder that only this user can read; removed at the end.</summary>
public sealed class BootstrapFiles : IDisposable
{
    public const string Python = "bootstrap.py";
    public const string Node = "bootstrap.mjs";
    public const string DotNet = "DotNetBootstrap.dll";
    public const string DotNetConfig = "bootstrap.runtimeconfig.json";
    public const string Launch = "launch.sh";

    private readonly PrivateFolder folder = new("runtime");

    public BootstrapFiles()
    {
        foreach (var name in new[] { Python, Node, DotNet, DotNetConfig, Launch })
        {
            using var source = typeof(BootstrapFiles).Assembly.GetManifestResourceStream(name)!;
            using var target = new FileStream(PathOf(name), FileMode.CreateNew);
            source.CopyTo(target);
        }
    }

    public string Folder => folder.Path;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => folder.Dispose();
}
